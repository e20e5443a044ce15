"""What the program starts for report and figure; says what to install where something is missing."""
import pathlib
import sys

NEEDS = "python3-xarray python3-matplotlib python3-jinja2 python3-h5py python3-h5netcdf python3-xxhash"


def main() -> int:
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
    try:
        from concordat.command import obey
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing == "concordat":
            raise
        sys.stderr.write(f"{missing}: this Python has no such module\n"
                         f"   on Debian: apt-get install --no-install-recommends {NEEDS}\n"
                         "   or name a Python that has them in CONCORDAT_PYTHON\n")
        return 2
    try:
        return obey(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
