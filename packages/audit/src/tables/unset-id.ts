/**
 * What the kernel writes for a user, login user or audit session that was never set: (unsigned) -1,
 * in older kernels also written as `-1` (kernel/audit.h, AUDIT_UID_UNSET and AUDIT_SID_UNSET).
 */
export const UNSET_ID = 4_294_967_295;
