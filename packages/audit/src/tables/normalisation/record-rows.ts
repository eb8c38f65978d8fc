/**
 * Records that tell what an event is, in words: types, action, object, places of the object, ECS categories, ECS types;
 * `-` for none, `verdict` for `allowed` or `denied` by what the record says. Types of which a system call tells more, or
 * that are only a part of one, have no row: SYSCALL, URINGOP, PATH, EXECVE and what stands beside them.
 */
export const recordRows = `
LOGIN set-login-user user-session auid session start
USER,TRUSTED_APP,TEST wrote-message - - host info

USER_AUTH authenticated account acct,id authentication info
USER_ACCT was-authorised account acct,id authentication info
USER_MGMT changed-account account acct,id iam user,change
CRED_ACQ acquired-credentials account acct,id authentication info
CRED_DISP disposed-credentials account acct,id authentication info
CRED_REFR refreshed-credentials account acct,id authentication info
USER_START started-session user-session acct,id,terminal session start
USER_END ended-session user-session acct,id,terminal session end
USER_LOGIN logged-in account acct,id,auid authentication,session start
USER_LOGOUT logged-out account acct,id,auid authentication,session end
USER_ERR had-account-error account acct,id authentication info
USER_CHAUTHTOK changed-password-of account acct,id iam user,change
USER_AVC,USER_SELINUX_ERR,MAC_CHECK,DAC_CHECK checked-policy policy tclass,tcontext,scontext intrusion_detection verdict
USYS_CONFIG changed-system-configuration configuration op configuration change
USER_CMD ran-command command cmd process start
USER_TTY typed terminal terminal,tty process info
USER_DEVICE changed-device device device,dev host change
CHGRP_ID changed-group-to group id,acct process change
CHUSER_ID changed-user-to account id,acct process change
ADD_USER added-account account acct,id iam user,creation
DEL_USER deleted-account account acct,id iam user,deletion
ADD_GROUP added-group group acct,grp,id iam group,creation
DEL_GROUP deleted-group group acct,grp,id iam group,deletion
GRP_MGMT changed-group group grp,acct,id iam group,change
GRP_AUTH authenticated-for-group group grp,acct,id authentication info
GRP_CHAUTHTOK changed-password-of-group group grp,acct,id iam group,change
ACCT_LOCK locked-account account acct,id iam user,change
ACCT_UNLOCK unlocked-account account acct,id iam user,change
SYSTEM_BOOT booted host - host start
SYSTEM_SHUTDOWN shut-down host - host end
SYSTEM_RUNLEVEL changed-run-level host new-level host change
SERVICE_START started-service service unit process start
SERVICE_STOP stopped-service service unit process end
SOFTWARE_UPDATE updated-software package sw package installation,change

DAEMON_START started-auditing audit-daemon - process start
DAEMON_END stopped-auditing audit-daemon - process end
DAEMON_ABORT aborted-auditing audit-daemon - process end
DAEMON_CONFIG,DAEMON_RECONFIG configured-auditing audit-daemon - configuration change
DAEMON_ROTATE rotated-audit-log audit-daemon - configuration change
DAEMON_RESUME resumed-auditing audit-daemon - configuration change
DAEMON_ACCEPT accepted-audit-sender host addr network connection,start
DAEMON_CLOSE closed-audit-sender host addr network connection,end
DAEMON_ERR failed-to-audit audit-daemon - configuration info
CONFIG_CHANGE changed-audit-configuration audit-configuration key,path,dir,@setting,op configuration change
FEATURE_CHANGE changed-audit-feature audit-feature feature configuration change
EVENT_LISTENER listened-to-audit audit-daemon nl-mcgrp configuration access
KERNEL,KERNEL_OTHER told-of-itself kernel - host info

TTY typed terminal @executable process info
ANOM_ABEND crashed process @executable process end
SECCOMP violated-seccomp-policy system-call syscall intrusion_detection verdict
FANOTIFY asked-for-access file @path intrusion_detection verdict
NETFILTER_PKT saw-packet network-connection daddr,saddr network info
NETFILTER_CFG changed-firewall firewall table configuration change
ANOM_PROMISCUOUS changed-promiscuous-mode-of network-interface dev network info
ANOM_LINK used-suspicious-link file @path,name file access
ANOM_CREAT created-file-suspiciously file @path,name file creation
BPF used-bpf bpf-program prog-id host change
DM_CTRL changed-device-mapping device dev host change
DM_EVENT had-device-mapping-event device dev host info
TIME_INJOFFSET,TIME_ADJNTPVAL changed-time-of host - host change
KERN_MODULE loaded-kernel-module kernel-module name driver start

AVC,AVC_PATH accessed-by-policy policy path,name,tcontext,peer,operation intrusion_detection verdict
SELINUX_ERR had-policy-error policy op,invalid_context intrusion_detection info
APPARMOR_AUDIT,APPARMOR_HINT,AA was-audited-by-policy policy name,profile intrusion_detection info
APPARMOR_ALLOWED was-allowed-by-policy policy name,profile intrusion_detection allowed
APPARMOR_DENIED was-denied-by-policy policy name,profile intrusion_detection denied
APPARMOR_STATUS changed-policy policy name,profile configuration change
APPARMOR_ERROR had-policy-error policy name,profile intrusion_detection info
APPARMOR_KILL was-killed-by-policy process profile intrusion_detection denied
IPE_ACCESS was-denied-execution file path intrusion_detection denied
IPE_CONFIG_CHANGE,IPE_POLICY_LOAD changed-policy policy policy_name,old_active_pol_name configuration change
LANDLOCK_ACCESS was-denied-by-sandbox policy path,daddr,saddr,ocomm,blockers intrusion_detection denied
LANDLOCK_DOMAIN changed-sandbox process domain process info
MAC_POLICY_LOAD,USER_MAC_POLICY_LOAD loaded-policy policy lsm configuration change
MAC_STATUS,USER_MAC_STATUS changed-policy-enforcement policy enforcing configuration change
MAC_CONFIG_CHANGE,USER_MAC_CONFIG_CHANGE changed-policy-setting policy bool,op configuration change
MAC_UNLBL_ALLOW,MAC_UNLBL_STCADD,MAC_UNLBL_STCDEL changed-unlabelled-traffic network-label netif configuration change
MAC_CIPSOV4_ADD,MAC_CIPSOV4_DEL,MAC_CALIPSO_ADD,MAC_CALIPSO_DEL changed-label-mapping network-label cipso_doi,calipso_doi configuration change
MAC_MAP_ADD,MAC_MAP_DEL changed-domain-mapping network-label nlbl_domain configuration change
MAC_IPSEC_ADDSA,MAC_IPSEC_DELSA,MAC_IPSEC_ADDSPD,MAC_IPSEC_DELSPD,MAC_IPSEC_EVENT changed-ipsec network-connection dst,src network info

INTEGRITY_DATA,INTEGRITY_METADATA,INTEGRITY_HASH,INTEGRITY_USERSPACE checked-integrity-of file name,@path file info
INTEGRITY_STATUS changed-integrity-checks configuration name,op configuration change
INTEGRITY_PCR noticed-integrity-violation file name,@path intrusion_detection info
INTEGRITY_RULE measured file file,@path file info
INTEGRITY_EVM_XATTR,INTEGRITY_POLICY_RULE changed-integrity-policy policy xattr,action configuration change

ANOM_LOGIN_FAILURES,ANOM_ORIGIN_FAILURES reached-failed-logins account acct,id,addr intrusion_detection info
ANOM_LOGIN_TIME,ANOM_LOGIN_SESSIONS,ANOM_LOGIN_LOCATION,ANOM_LOGIN_ACCT,ANOM_LOGIN_SERVICE,ANOM_LOGIN_ROOT,ANOM_SESSION logged-in-unusually account acct,id,addr intrusion_detection info
ANOM_MAX_DAC,ANOM_MAX_MAC reached-denials account acct,auid intrusion_detection info
ANOM_AMTU_FAIL,ANOM_RBAC_FAIL,ANOM_RBAC_INTEGRITY_FAIL,ANOM_CRYPTO_FAIL failed-self-test host - host info
ANOM_ACCESS_FS,ANOM_EXEC,ANOM_MK_EXEC used-file-unusually file path,name,@executable intrusion_detection info
ANOM_ADD_ACCT,ANOM_DEL_ACCT,ANOM_MOD_ACCT changed-account-unusually account acct,id intrusion_detection info
ANOM_ROOT_TRANS became-root account acct,auid intrusion_detection info
RESP_ANOMALY,RESP_ALERT answered-anomaly - op intrusion_detection info
RESP_KILL_PROC killed-process process pid,exe intrusion_detection info
RESP_TERM_ACCESS,RESP_TERM_LOCK locked-terminal terminal terminal intrusion_detection info
RESP_ACCT_REMOTE,RESP_ACCT_LOCK,RESP_ACCT_LOCK_TIMED locked-account account acct,id iam user,change
RESP_ACCT_UNLOCK_TIMED unlocked-account account acct,id iam user,change
RESP_SEBOOL changed-policy-setting policy bool configuration change
RESP_EXEC ran-command command cmd,exe process start
RESP_SINGLE changed-run-level host - host change
RESP_HALT shut-down host - host end
RESP_ORIGIN_BLOCK,RESP_ORIGIN_BLOCK_TIMED blocked-host host addr network denied
RESP_ORIGIN_UNBLOCK_TIMED unblocked-host host addr network allowed

USER_ROLE_CHANGE changed-role-to role selected-context,acct iam user,change
ROLE_ASSIGN assigned-role-to account acct,id iam admin,user
ROLE_REMOVE removed-role-from account acct,id iam admin,user
ROLE_MODIFY changed-role role op iam admin,change
LABEL_OVERRIDE overrode-label-of file obj,name configuration change
LABEL_LEVEL_CHANGE changed-label-of printer printer,obj configuration change
USER_LABELED_EXPORT,USER_UNLABELED_EXPORT exported file printer,obj file access
DEV_ALLOC allocated-device device device host access
DEV_DEALLOC released-device device device host access
FS_RELABEL relabelled-file-system file-system dev,name host change

CRYPTO_TEST_USER,CRYPTO_FAILURE_USER,CRYPTO_REPLAY_USER,CRYPTO_PARAM_CHANGE_USER used-cryptography - op host info
CRYPTO_LOGIN logged-in-as-crypto-officer account acct,auid authentication start
CRYPTO_LOGOUT logged-out-as-crypto-officer account acct,auid authentication end
CRYPTO_KEY_USER used-key key fp,op process info
CRYPTO_SESSION negotiated-encryption network-connection @socket,laddr network info
CRYPTO_IKE_SA,CRYPTO_IPSEC_SA negotiated-tunnel network-connection raddr,addr,conn-name network connection

VIRT_CONTROL controlled-machine virtual-machine vm host change
VIRT_RESOURCE assigned-resource-to virtual-machine vm configuration change
VIRT_MACHINE_ID labelled-machine virtual-machine vm configuration change
VIRT_INTEGRITY_CHECK checked-integrity-of-machine virtual-machine vm host info
VIRT_CREATE created-machine virtual-machine vm host start
VIRT_DESTROY destroyed-machine virtual-machine vm host end
VIRT_MIGRATE_IN received-machine virtual-machine vm host change
VIRT_MIGRATE_OUT sent-away-machine virtual-machine vm host change
`;
