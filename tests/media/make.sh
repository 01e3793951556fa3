#!/usr/bin/env bash
# Makes small media files for tests, from nothing but ffmpeg's own pictures and tones: tests/media/make.sh FOLDER [NAME...]
#
# Without names it makes all of them, otherwise those named (with their ending). Files that exist are kept. Each comes
# in a second or less; the same ffmpeg makes the same bytes. `make.sh list` prints the names.
set -euo pipefail

names=(
  short.mp4         # 640x360, 25 fps, H.264 and AAC, 5 s: the everyday upload, web-ready
  short.webm        # the same in VP8 and Vorbis: everything is encoded anew
  short.mkv         # H.264 and AAC in Matroska: remuxed
  hevc.mp4          # H.265: browsers need an encoding
  no-audio.mp4      # pictures only
  audio.mp3         # sound only: becomes a video with a still picture
  audio.ogg         # the same in Vorbis
  vertical.mp4      # 360x640
  square.mp4        # 480x480
  odd.webm          # 427x241: H.264 wants even sides
  tiny.mp4          # 10 pixels high, 0.5 s
  sixty.mp4         # 60 fps
  vfr.mkv           # gaps of one and of three frames
  rotated.mp4       # 640x360 with a display matrix of 90 degrees: shown as 360x640
  hdr.mp4           # 10 bit, BT.2020, PQ
  surround.mp4      # 5.1 sound
  two-tracks.mkv    # two sound tracks
  long.mp4          # 60 s at 160x90, for progress and slices
  chapters.mkv      # two named chapters
  fake.webm         # a text in a video's clothes
  empty.mp4         # 0 bytes
  cut.mp4           # short.mp4 without its last third
  playlist.m3u8     # names a file of the host: nothing may read it
)

if [ "${1:-}" = list ]; then
  printf '%s\n' "${names[@]}"
  exit 0
fi
[ $# -ge 1 ] || { sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2; }

folder=$1
shift
[ $# -eq 0 ] || names=("$@")
mkdir -p "$folder"

# picture SIZE RATE SECONDS, tone SECONDS: inputs; the counter in testsrc2 makes every frame a different one.
picture() { input=(-f lavfi -i "testsrc2=size=$1:rate=$2:duration=$3"); }
tone() { input+=(-f lavfi -i "sine=frequency=440:sample_rate=48000:duration=$1"); }

# encode FILE OPTIONS...: to a name of its own first, so that a broken run leaves no half file.
encode() {
  local file=$1
  shift
  ffmpeg -v error -nostdin -y "${input[@]}" "$@" -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
    -threads 1 "$folder/part.$file"
  mv "$folder/part.$file" "$folder/$file"
}

h264=(-c:v libx264 -preset ultrafast -crf 30 -g 50 -pix_fmt yuv420p)
aac=(-c:a aac -b:a 64k)
fast=(-movflags +faststart)

make() {
  local name=$1
  input=()
  case $name in
    short.mp4) picture 640x360 25 5; tone 5; encode "$name" "${h264[@]}" "${aac[@]}" "${fast[@]}" ;;
    short.webm) picture 640x360 25 5; tone 5; encode "$name" -c:v libvpx -deadline good -cpu-used 5 -b:v 300k -c:a libvorbis ;;
    short.mkv) picture 640x360 25 5; tone 5; encode "$name" "${h264[@]}" "${aac[@]}" ;;
    hevc.mp4) picture 320x180 25 2; tone 2; encode "$name" -c:v libx265 -preset ultrafast -x265-params log-level=error:pools=1 -tag:v hvc1 "${aac[@]}" ;;
    no-audio.mp4) picture 640x360 25 3; encode "$name" "${h264[@]}" "${fast[@]}" ;;
    audio.mp3) tone 5; encode "$name" -c:a libmp3lame -b:a 64k ;;
    audio.ogg) tone 5; encode "$name" -c:a libvorbis ;;
    vertical.mp4) picture 360x640 25 3; tone 3; encode "$name" "${h264[@]}" "${aac[@]}" ;;
    square.mp4) picture 480x480 25 3; tone 3; encode "$name" "${h264[@]}" "${aac[@]}" ;;
    odd.webm) picture 428x242 25 2; tone 2; encode "$name" -vf crop=427:241:exact=1 -c:v libvpx -deadline good -cpu-used 5 -b:v 200k -c:a libvorbis ;;
    tiny.mp4) picture 18x10 10 0.5; encode "$name" "${h264[@]}" ;;
    sixty.mp4) picture 640x360 60 3; tone 3; encode "$name" "${h264[@]}" "${aac[@]}" ;;
    vfr.mkv)
      picture 320x180 25 4; tone 4
      encode "$name" -vf "select='not(mod(n,3))+lt(mod(n,25),6)'" -vsync vfr "${h264[@]}" "${aac[@]}"
      ;;
    rotated.mp4)
      [ -f "$folder/short.mp4" ] || make short.mp4
      input=(-i "$folder/short.mp4")
      ffmpeg -v error -nostdin -y "${input[@]}" -c copy -metadata:s:v:0 rotate=90 -fflags +bitexact "$folder/part.$name"
      mv "$folder/part.$name" "$folder/$name"
      ;;
    hdr.mp4)
      picture 320x180 25 2; tone 2
      encode "$name" -c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -tag:v hvc1 \
        -x265-params log-level=error:pools=1:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc "${aac[@]}" \
        -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc
      ;;
    surround.mp4) picture 320x180 25 3; tone 3; encode "$name" "${h264[@]}" "${aac[@]}" -ac 6 ;;
    two-tracks.mkv)
      picture 320x180 25 3; tone 3; tone 3
      encode "$name" -map 0:v -map 1:a -map 2:a "${h264[@]}" "${aac[@]}"
      ;;
    long.mp4) picture 160x90 25 60; tone 60; encode "$name" "${h264[@]}" "${aac[@]}" "${fast[@]}" ;;
    chapters.mkv)
      [ -f "$folder/short.mkv" ] || make short.mkv
      printf ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=2\ntitle=First\n[CHAPTER]\nTIMEBASE=1/1\nSTART=2\nEND=5\ntitle=Second\n' >"$folder/part.chapters"
      ffmpeg -v error -nostdin -y -i "$folder/short.mkv" -i "$folder/part.chapters" -map_chapters 1 -c copy \
        -fflags +bitexact "$folder/part.$name"
      rm "$folder/part.chapters"
      mv "$folder/part.$name" "$folder/$name"
      ;;
    fake.webm) printf 'This is a text, whatever its name says.\n' >"$folder/$name" ;;
    empty.mp4) : >"$folder/$name" ;;
    cut.mp4)
      [ -f "$folder/short.mp4" ] || make short.mp4
      head -c $(($(stat -c %s "$folder/short.mp4") * 2 / 3)) "$folder/short.mp4" >"$folder/$name"
      ;;
    playlist.m3u8) printf '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n' >"$folder/$name" ;;
    *) echo "no file named $name: see make.sh list" >&2; return 2 ;;
  esac
}

for name in "${names[@]}"; do
  [ -f "$folder/$name" ] || make "$name"
done
