// Generated from kernel headers (docs/audit-tables.md); WRITE_GOLDEN=1 npm test -- packages/audit/generate/generate.test.ts

/** The code of each architecture in hexadecimal, its name, and the table of its system calls or `-`. */
export const architectures = `c00000b7 aarch64 aarch64 c0009026 alpha alpha 4000005d arcompact generic32 5d arcompactbe generic32 400000c3
arcv2 generic32 c3 arcv2be generic32 40000028 arm arm 28 armeb arm 4000008c c6x generic32 8c c6xbe generic32
4000004c cris - 400000fc csky generic32 5441 frv - 2e h8300 - a4 hexagon generic32 40000003 i386 i386 c0000032
ia64 ia64 40000102 loongarch32 generic32 c0000102 loongarch64 loongarch64 58 m32r - 4 m68k m68k bd microblaze
microblaze 8 mips mips 80000008 mips64 mips64 a0000008 mips64n32 mips64n32 40000008 mipsel mips c0000008
mipsel64 mips64 e0000008 mipsel64n32 mips64n32 400000a7 nds32 generic32 a7 nds32be generic32 40000071 nios2
generic32 5c openrisc generic32 f parisc parisc 8000000f parisc64 parisc64 14 ppc ppc 80000015 ppc64 ppc64
c0000015 ppc64le ppc64 400000f3 riscv32 riscv32 c00000f3 riscv64 riscv64 16 s390 s390 80000016 s390x s390x 2a
sh sh 8000002a sh64 - 4000002a shel sh c000002a shel64 - 2 sparc sparc 8000002b sparc64 sparc64 c00000bf
tilegx - 400000bf tilegx32 - 400000bc tilepro - 4000006e unicore generic32 c000003e x86_64 x86_64 5e xtensa
xtensa`;
