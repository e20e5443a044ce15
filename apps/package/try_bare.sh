#!/usr/bin/env bash
# Both packages on a bare Debian 12 without the sources: installed, run, a page written. As root, with debootstrap.
#
#   try_bare.sh FOLDER [MIRROR]     FOLDER: where the bare system is, or is made
set -euo pipefail
root=$1
packages=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../build/package" && pwd)
[[ -x $root/usr/bin/apt-get ]] || debootstrap --variant=minbase bookworm "$root" ${2:+"$2"}
cp /etc/resolv.conf "$root/etc/resolv.conf"
rm -rf "$root/taken" && mkdir "$root/taken"
cp "$packages"/*.deb "$packages"/*.tar.gz "$root/taken"
# A program finds what lies beside it through /proc.
mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT

within() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LC_ALL=C.UTF-8 bash -euc "$1"; }

printf '\n== the archive, with nothing installed\n'
within 'cd /taken && tar xzf *.tar.gz && rm -rf /srv/c && mv concordat-*/ /srv/c && cd /tmp && rm -f *.h5 *.html &&
  /srv/c/bin/concordat run three_places --replicates 200 --quiet && /srv/c/bin/concordat replay three_places_replicates200.h5 --quiet
  /srv/c/bin/concordat report three_places_replicates200.h5 || test $? = 2'
printf '\n== the package, without what it recommends\n'
within 'export DEBIAN_FRONTEND=noninteractive; apt-get -q update >/dev/null
  apt-get -qy install --no-install-recommends /taken/*.deb >/taken/log && cd /tmp &&
  concordat run --footprint dorset --replicates 200 --quiet && ls /usr/share/doc/concordat/guide/index.html'
printf '\n== and with it\n'
within 'export DEBIAN_FRONTEND=noninteractive
  apt-get -qy install --no-install-recommends python3-xarray python3-matplotlib python3-jinja2 python3-h5py \
    python3-h5netcdf python3-xxhash >/taken/log && cd /tmp && concordat report dorset_replicates200.h5 &&
  /srv/c/bin/concordat figure dorset_replicates200.h5 fan --output fan.svg --overwrite &&
  cd / && PYTHONPATH=/usr/share/concordat/python python3 -c "import concordat; print(concordat.open(\"/tmp/dorset_replicates200.h5\").title)"'
printf '\nboth packages work on a bare Debian 12\n'
