// Generated from kernel headers (docs/audit-tables.md); WRITE_GOLDEN=1 npm test -- packages/audit/generate/generate.test.ts

/** The code of each architecture in hexadecimal, its name, the table of its system calls or `-`, and the kernel folder of its constants. */
export const architectures = `c00000b7 aarch64 aarch64 arm64 c0009026 alpha alpha alpha 4000005d arcompact generic32 arcompact 5d
arcompactbe generic32 arcompactbe 400000c3 arcv2 generic32 arcv2 c3 arcv2be generic32 arcv2be 40000028 arm arm
arm 28 armeb arm arm 4000008c c6x generic32 c6x 8c c6xbe generic32 c6xbe 4000004c cris - cris 400000fc csky
generic32 csky 5441 frv - frv 2e h8300 - h8300 a4 hexagon generic32 hexagon 40000003 i386 i386 x86 c0000032
ia64 ia64 ia64 40000102 loongarch32 generic32 loongarch c0000102 loongarch64 loongarch64 loongarch 58 m32r -
m32r 4 m68k m68k m68k bd microblaze microblaze microblaze 8 mips mips mips 80000008 mips64 mips64 mips
a0000008 mips64n32 mips64n32 mips 40000008 mipsel mips mips c0000008 mipsel64 mips64 mips e0000008 mipsel64n32
mips64n32 mips 400000a7 nds32 generic32 nds32 a7 nds32be generic32 nds32be 40000071 nios2 generic32 nios2 5c
openrisc generic32 openrisc f parisc parisc parisc 8000000f parisc64 parisc64 parisc 14 ppc ppc powerpc
80000015 ppc64 ppc64 powerpc c0000015 ppc64le ppc64 powerpc 400000f3 riscv32 riscv32 riscv c00000f3 riscv64
riscv64 riscv 16 s390 s390 s390 80000016 s390x s390x s390 2a sh sh sh 8000002a sh64 - sh 4000002a shel sh sh
c000002a shel64 - sh 2 sparc sparc sparc 8000002b sparc64 sparc64 sparc c00000bf tilegx - tilegx 400000bf
tilegx32 - tilegx32 400000bc tilepro - tilepro 4000006e unicore generic32 unicore c000003e x86_64 x86_64 x86
5e xtensa xtensa xtensa`;
