#!/bin/sh
# Builds the postings of a folder in PARTS parts by GNU parallel, JOBS of them at a time: examples/parallel.sh INPUT OUT
# Over ssh, on machines that see the same folders: PARALLEL='-S host1,host2 --workdir .' examples/parallel.sh INPUT OUT
set -eu
input=${1:-input} out=${2:-out} parts=${PARTS:-4}

mkdir -p "$out"
seq "$parts" | parallel --jobs "${JOBS:-100%}" "${AFFICHE:-affiche}" build -j1 --shard "{}/$parts" -o "$out" "$input"
