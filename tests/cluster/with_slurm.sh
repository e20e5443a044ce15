#!/usr/bin/env bash
# with_slurm.sh COMMAND...: starts a one-machine Slurm in a temporary folder, runs the command with
# SLURM_CONF set to it, and ends everything again, also where the command fails or is killed. Gives the
# command's exit code, or 77 where Slurm cannot be started here. Needs no root: its own munged and free
# ports are used, nothing of a Slurm that this machine may have.
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin

skip() {
  printf 'skipped: %s\n' "$*"
  exit 77
}

for program in munged slurmctld slurmd sbatch squeue sinfo; do
  command -v "$program" >/dev/null || skip "$program is not installed (group slurm of .packages)"
done

folder=$(mktemp -d "${TMPDIR:-/tmp}/concordat_slurm_XXXXXX")
processes=()

# shellcheck disable=SC2317 # it is reached: by the trap
end() {
  trap - EXIT
  [[ ! -e $folder/up ]] || timeout 5 scancel --user "$(id -un)" 2>/dev/null || true
  [[ ! -s $folder/munged.pid ]] || processes+=("$(cat "$folder/munged.pid")")
  for process in ${processes[@]+"${processes[@]}"}; do kill "$process" 2>/dev/null || true; done
  for process in ${processes[@]+"${processes[@]}"}; do
    for _ in $(seq 50); do
      kill -0 "$process" 2>/dev/null || continue 2
      sleep .1
    done
    kill -9 "$process" 2>/dev/null || true
  done
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 143' INT TERM

free_port() {
  /usr/bin/python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

chmod 755 "$folder"
mkdir "$folder/state" "$folder/spool"
head -c 1024 /dev/urandom >"$folder/munge.key"
chmod 600 "$folder/munge.key"
munged --force --socket="$folder/munge.socket" --key-file="$folder/munge.key" \
  --pid-file="$folder/munged.pid" --log-file="$folder/munged.log" --seed-file="$folder/munge.seed" \
  >"$folder/munged.out" 2>&1 || skip "munged does not start: $(cat "$folder/munged.out")"

host=$(hostname -s)
user=$(id -un)
export SLURM_CONF=$folder/slurm.conf
cat >"$SLURM_CONF" <<TEXT
ClusterName=concordat
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
SlurmUser=$user
SlurmdUser=$user
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=1
KillWait=5
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
TEXT
slurmctld -D >"$folder/slurmctld.log" 2>&1 &
processes+=($!)
slurmd -D >"$folder/slurmd.log" 2>&1 &
processes+=($!)
for _ in $(seq 100); do
  [[ $(timeout 2 sinfo --noheader --format %t 2>/dev/null) == idle* ]] && touch "$folder/up" && break
  sleep .1
done
[[ -e $folder/up ]] || skip "Slurm does not start: $(tail -qn 3 "$folder"/slurm{ctld,d}.log)"

code=0
"$@" &
processes=("$!" "${processes[@]}")
wait "$!" || code=$?
exit "$code"
