import type { Story } from './story.ts';

const ESC = '\x1b';
const DOWN = `${ESC}[B`;

/** A change of a configuration that goes wrong, is seen to be wrong, and is put right. */
const deploy: Story = {
  name: 'deploy-with-a-typo',
  user: 'alice',
  host: 'web01',
  start: '2026-11-02T09:14:05Z',
  cols: 100,
  rows: 30,
  audited: true,
  prepare: `
    mkdir -p shop && cd shop
    cat > config.json <<'END'
{
  "listen": "0.0.0.0:8080",
  "workers": 4,
  "upstream": {
    "orders": "http://10.0.3.11:9000",
    "stock": "http://10.0.3.12:9000"
  },
  "log_level": "info",
  "timeout_s": 30
}
END
    cat > Makefile <<'END'
deploy: check
	@for n in 1 2 3 4; do printf '\\033[36mweb0%d\\033[0m  draining… ' $$n; sleep 0.4; printf 'restarting… '; sleep 0.5; printf '\\033[32mhealthy\\033[0m\\n'; done
	@echo; printf '\\033[1;32mDeployed 4 of 4 instances\\033[0m\\n'
check:
	@jq . config.json > /dev/null
	@printf 'config.json: \\033[32mok\\033[0m\\n'
END
    git init -q -b main . && git add . && git commit -qm 'Serve the shop behind the new balancer'
  `,
  steps: [
    { think: 900, keys: 'cd shop\r' },
    { think: 700, keys: 'git log --oneline\r' },
    { think: 900, keys: 'vim config.json\r', wait: 'timeout_s' },
    { think: 1200, keys: `${DOWN}${DOWN}`, wait: '' },
    { think: 500, keys: 'f4r8', wait: '' },
    { think: 800, keys: '/stock\r', wait: '' },
    { think: 700, keys: 'A,', wait: '' },
    { think: 200, keys: '\r"mail": "http://10.0.3.14:9025"', wait: '' },
    { think: 600, keys: `,${ESC}`, wait: '' },
    { think: 700, keys: ':wq\r' },
    { think: 600, keys: 'make deploy\r', wait: 'Error' },
    { think: 2500, keys: 'jq . config.json\r' },
    { think: 2200, keys: 'vim +8 config.json\r', wait: 'mail' },
    { think: 1800, keys: 'k$x', wait: '' },
    { think: 600, keys: ':wq\r' },
    { think: 500, keys: 'make deploy\r', wait: 'Deployed 4 of 4' },
    { think: 900, keys: 'git commit -qam "More workers; orders are mailed"\r' },
    { think: 700, keys: 'git show --stat --format="%an: %s" | cat\r' },
    { think: 1200, keys: 'exit\r', wait: '' },
  ],
};

/** Somebody looks where he should not, and is refused; the password that he types is not recorded. */
const refused: Story = {
  name: 'refused-by-sudo',
  user: 'bob',
  host: 'db02',
  start: '2026-11-03T22:47:31Z',
  cols: 80,
  rows: 24,
  audited: true,
  prepare: `printf 'SELECT * FROM customers LIMIT 5;\\n' > report.sql`,
  steps: [
    { think: 800, keys: 'id\r' },
    { think: 1200, keys: 'cat /etc/shadow\r' },
    { think: 1500, keys: 'sudo cat /etc/shadow\r', wait: 'password for bob' },
    { think: 900, keys: 'hunter2\r', wait: 'try again' },
    { think: 1100, keys: 'correct horse\r', wait: 'try again' },
    { think: 1300, keys: 'Winter2026\r' },
    { think: 2000, keys: 'find /etc -name "*.key" -o -name "ssl*" 2>&1 | tail -5\r' },
    { think: 1500, keys: 'ls -la /root\r' },
    { think: 1200, keys: 'history | tail -4\r' },
    { think: 900, keys: 'exit\r', wait: '' },
  ],
};

/** An error that is looked for in a log, with less and tail. */
const logs: Story = {
  name: 'finding-an-error-in-a-log',
  user: 'carol',
  host: 'app03',
  start: '2026-11-05T14:02:12Z',
  cols: 110,
  rows: 32,
  prepare: `
    mkdir -p log && i=0
    while [ $i -lt 900 ]; do
      i=$((i + 1))
      t=$(printf '2026-11-05T13:%02d:%02d' $((i / 60)) $((i % 60)))
      case $i in
        *37) echo "$t WARN  pool: 61 of 64 connections in use" ;;
        412) echo "$t ERROR payment: gateway timeout after 30 s order=88213 card=****1881" ;;
        413) echo "$t ERROR payment: rolled back order=88213" ;;
        *) echo "$t INFO  http: GET /orders/$((88000 + i)) 200 $((i * 7 % 40 + 3)) ms" ;;
      esac
    done > log/app.log
    cat > trickle <<'END'
#!/bin/sh
n=88901
while :; do
  sleep 0.3; n=$((n + 1))
  echo "2026-11-05T14:03:$((n % 60)) INFO  http: GET /orders/$n 200 $((n * 7 % 40 + 3)) ms" >> log/app.log
done
END
    chmod +x trickle
  `,
  steps: [
    { think: 800, keys: 'wc -l log/app.log\r' },
    { think: 900, keys: 'grep -c ERROR log/app.log\r' },
    { think: 900, keys: 'less log/app.log\r', wait: 'log/app.log' },
    { think: 800, keys: '   ', wait: '' },
    { think: 700, keys: '/ERROR\r', wait: 'gateway timeout' },
    { think: 1800, keys: 'n', wait: '' },
    { think: 1500, keys: 'q' },
    { think: 500, keys: './trickle &\r' },
    { think: 500, keys: 'tail -f log/app.log | grep --line-buffered --color orders\r', wait: '' },
    { think: 4000, keys: '\x03' },
    { think: 900, keys: 'kill %1\r' },
    { think: 600, keys: 'grep --color -B1 -A2 "order=88213" log/app.log\r' },
    { think: 1800, keys: 'exit\r', wait: '' },
  ],
};

/** Text in many scripts, and every kind of colour. */
const scripts: Story = {
  name: 'names-in-many-scripts',
  user: 'yuki',
  host: 'files01',
  start: '2026-11-09T01:20:44Z',
  cols: 90,
  rows: 26,
  prepare: `
    mkdir -p 報告書 Übersicht 'заметки' && cd 報告書
    printf '今期の売上は前年比で増えました。\\n担当: 山田 ✅\\n' > 売上.txt
    printf '🚀 release 2.4\\n👩‍💻 Ana, 👨‍🔧 Jürgen\\nnaïve café: e\\314\\201 is é\\n' > notes.txt
    cat > gradient <<'END'
#!/bin/bash
for ((i = 0; i < 80; i++)); do printf '\\033[48;2;%d;%d;%dm ' $((i * 3)) $((90 + i)) $((255 - i * 3)); done
printf '\\033[0m\\n'
for ((i = 16; i < 96; i++)); do printf '\\033[48;5;%dm ' $i; done
printf '\\033[0m\\n\\033[1mbold\\033[0m \\033[3mitalic\\033[0m \\033[4munderlined\\033[0m \\033[7minverse\\033[0m \\033[9mstruck\\033[0m\\n'
END
    chmod +x gradient
  `,
  steps: [
    { think: 800, keys: 'ls\r' },
    { think: 900, keys: 'cd 報告書\r' },
    { think: 700, keys: 'cat 売上.txt notes.txt\r' },
    { think: 1600, keys: './gradient\r' },
    { think: 1500, keys: 'vim 売上.txt\r', wait: '山田' },
    { think: 1200, keys: 'Go東京 ¥1,200,000 📈', wait: '' },
    { think: 700, keys: `${ESC}:wq\r` },
    { think: 800, keys: 'grep -n 東京 *.txt\r' },
    { think: 1300, keys: 'exit\r', wait: '' },
  ],
};

/** A busy machine: htop, a window that changes its size, tmux. */
const busy: Story = {
  name: 'a-busy-machine',
  user: 'dave',
  host: 'batch07',
  start: '2026-11-12T16:33:20Z',
  cols: 100,
  rows: 28,
  prepare: `
    printf '#!/bin/sh\\nwhile :; do :; done\\n' > crunch && chmod +x crunch
    printf 'set -g status-left "[batch07] "\\nset -g status-right ""\\n' > .tmux.conf
  `,
  steps: [
    { think: 700, keys: 'nice ./crunch &\r' },
    { think: 700, keys: 'htop -d 10\r', wait: 'crunch' },
    { think: 4500, keys: '/crunch', wait: '' },
    { think: 1500, keys: '\r', wait: '' },
    { think: 1200, keys: 'q' },
    { think: 600, keys: 'tmux\r', wait: '[batch07]' },
    { think: 900, keys: 'uptime\r' },
    { think: 900, keys: '\x02"', wait: '' },
    { think: 900, keys: 'ps -o pid,ni,pcpu,comm -u dave\r' },
    { think: 1500, keys: 'pkill crunch\r' },
    { think: 900, keys: 'exit\r', wait: '' },
    { think: 700, keys: 'exit\r', wait: '[exited]' },
    { think: 900, keys: 'exit\r', wait: '' },
  ],
};

export const STORIES: readonly Story[] = [deploy, refused, logs, scripts, busy];
