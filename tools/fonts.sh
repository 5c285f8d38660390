#!/bin/sh
# Lays the fonts of our paper, and their licence, in one folder: Typst reads all that a folder holds.
# usage: fonts.sh PACKAGES FOLDER
set -eu
packages=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder"
for script in noto-sans vazirmatn noto-sans-arabic noto-sans-sc; do
    cp "$packages/$script"/400Regular/*.ttf "$packages/$script"/700Bold/*.ttf "$folder"
done
# Last: where it stands, all the others do.
cat "$packages"/*/LICENSE_FONT > "$folder/licence.txt.part"
mv "$folder/licence.txt.part" "$folder/licence.txt"
