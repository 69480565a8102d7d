#!/bin/sh
#SBATCH --job-name=affiche
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=512M
#SBATCH --time=01:00:00
# Builds a part of the postings in each task of an array: sbatch examples/slurm.sh INPUT OUT, on folders that all nodes see.
# Another number of parts: sbatch --array=1-N examples/slurm.sh
set -eu
input=${1:-input} out=${2:-out}
number=$((SLURM_ARRAY_TASK_ID - ${SLURM_ARRAY_TASK_MIN:-1} + 1))
parts=${SLURM_ARRAY_TASK_COUNT:-16}

mkdir -p "$out"
exec "${AFFICHE:-affiche}" build -j "${SLURM_CPUS_PER_TASK:-2}" --shard "$number/$parts" -o "$out" "$input"
