#!/bin/sh
# Runs as root in namespaces of its own (mounts, processes, host name): makes the user and the host of a story real for
# the programs that are recorded, then runs the recorder as that user.
#   stage.sh DIRECTORY USER HOST SHIM SPOOL RECORDING
set -eu
chmod 755 "$1"
dir=$1 user=$2 host=$3 shim=$4 spool=$5 recording=$6
hostname "$host"
echo 1000 > /proc/self/loginuid # what the audit trail goes by
printf 'root:x:0:0:root:/root:/bin/bash\n%s:x:1000:1000::/home/%s:/bin/bash\n' "$user" "$user" > "$dir/passwd"
printf 'root:x:0:\n%s:x:1000:\nshadow:x:42:\n' "$user" > "$dir/group"
printf '127.0.0.1 localhost %s\n' "$host" > "$dir/hosts"
mount --bind "$dir/passwd" /etc/passwd
mount --bind "$dir/group" /etc/group
mount --bind "$dir/hosts" /etc/hosts
mount -t tmpfs -o mode=755 tmpfs /home
mkdir "/home/$user"
cp "$dir/prepare.sh" "/home/$user/.prepare.sh"
cat > "/home/$user/.bashrc" <<'END'
PS1='\[\033[1;32m\]\u@\h\[\033[0m\]:\[\033[1;34m\]\w\[\033[0m\]\$ '
alias ls='ls --color'
HISTCONTROL=ignorespace
END
printf '. ~/.bashrc\n' > "/home/$user/.profile"
printf 'set nocompatible noswapfile viminfo=\nsyntax on\n' > "/home/$user/.vimrc"
printf '[user]\n\tname = %s\n\temail = %s@example.org\n' "$user" "$user" > "/home/$user/.gitconfig"
chown -R 1000:1000 "/home/$user" "$(dirname "$spool")"
cd "/home/$user"
as_user() {
  setpriv --reuid=1000 --regid=1000 --clear-groups env -i HOME="/home/$user" USER="$user" LOGNAME="$user" \
    SHELL=/bin/bash TERM=xterm-256color COLORTERM=truecolor LANG=C.UTF-8 PATH=/usr/bin:/bin:/usr/sbin:/sbin "$@"
}
as_user sh .prepare.sh
rm .prepare.sh
as_user "$shim" --spool="$spool" --recording="$recording" --login
