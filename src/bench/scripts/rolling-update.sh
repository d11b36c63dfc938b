#!/bin/sh
# Measures 'sinecast update' over the last nine months of data/sp500-daily.csv, quarter by quarter: the
# model that was trained before and never again (frozen), that model updated each quarter
# (all weights, and the head alone), and a model trained from scratch each quarter. All are
# evaluated on the quarter that follows; in each, the quarter before validates.
#
# Usage, from the root of the repository: rolling-update.sh SINECAST CONFIG FOLDER OPTION...
# SINECAST is the program, CONFIG trains on data/sp500-daily.csv, FOLDER is made and holds the runs,
# each OPTION is one of 'sinecast train', without blanks.
# Prints a line for each quarter and way: quarter,way,mae,crps,seconds (of training alone).
set -eu
sinecast=$1 config=$2 folder=$3
shift 3
options=$*
table=data/sp500-daily.csv

score() { # run, model, metric
  awk -F, -v m="$2" -v k="$3" '$2 == m && $3 == k && $4 == "all" { print $5; exit }' "$1/scores.csv"
}
line() { # quarter, way, run, model
  seconds=$(sed -n 's/.*"trainingSeconds" : \([0-9.E-]*\).*/\1/p' "$3/manifest.json")
  echo "$1,$2,$(score "$3" "$4" MAE),$(score "$3" "$4" CRPS),$seconds"
}
split() { # validation-from, test-from, end
  echo "data.split={type: dates, validation-from: $1, test-from: $2, end: $3}"
}

# shellcheck disable=SC2086 # options are words
$sinecast train "$config" $options --out "$folder" --set name=frozen \
  --set "$(split 2019-01-17 2019-04-17 2019-07-17)" > "$folder.log"
cp -r "$folder/frozen-1" "$folder/all"
cp -r "$folder/frozen-1" "$folder/head"
set -- 2019-04-17 2019-07-17 2019-10-17 2020-01-17 2020-04-18
while [ $# -ge 3 ]; do
  rule=$(split "$1" "$2" "$3")
  # shellcheck disable=SC2086 # options are words
  $sinecast train "$config" $options --out "$folder/scratch" --set "name=from-$2" --set "$rule" >> "$folder.log"
  line "$2" scratch "$folder/scratch/from-$2-1" encoder
  $sinecast update "$folder/all" $table --out "$folder/updated" --set "$rule" >> "$folder.log"
  rm -r "$folder/all" && mv "$folder/updated/frozen-1" "$folder/all"
  line "$2" update "$folder/all" encoder
  $sinecast update "$folder/head" $table --out "$folder/updated" --set "$rule" --head-only >> "$folder.log"
  rm -r "$folder/head" && mv "$folder/updated/frozen-1" "$folder/head"
  line "$2" update-head "$folder/head" encoder
  # The first model, beside an update of it that is not used.
  $sinecast update "$folder/frozen-1" $table --out "$folder/updated" --set "$rule" --epochs 1 --head-only >> "$folder.log"
  line "$2" frozen "$folder/updated/frozen-1" encoder-frozen
  rm -r "$folder/updated/frozen-1"
  shift
done
