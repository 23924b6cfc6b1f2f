"""What one ZIP reader sees, every other sees."""

import zipfile

from conftest import assert_accepted


def test_unzip_finds_no_fault(bundle):
    assert_accepted("unzip", "-tq", bundle)


def test_7zip_finds_no_fault_and_no_warning(bundle):
    output = assert_accepted("7z", "t", bundle)
    assert "Everything is Ok" in output
    assert "Warning" not in output


def test_bsdtar_reads_it_to_the_end(bundle, tmp_path):
    assert_accepted("bsdtar", "-tf", bundle)
    assert_accepted("bsdtar", "-xf", bundle, "-C", tmp_path)


def test_python_finds_no_fault(bundle):
    with zipfile.ZipFile(bundle) as archive:
        assert archive.testzip() is None


def test_all_readers_see_the_same_names(bundle):
    with zipfile.ZipFile(bundle) as archive:
        names = sorted(archive.namelist())
    utf8 = {"LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    assert sorted(assert_accepted("bsdtar", "-tf", bundle, env=utf8).splitlines()) == names
    assert sorted(assert_accepted("unzip", "-Z1", bundle, env=utf8).splitlines()) == names


def test_there_is_one_folder_at_the_top(bundle):
    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
    tops = {name.split("/", 1)[0] for name in names}
    assert len(tops) == 1
    (top,) = tops
    assert top.isascii() and "manifest-" not in top
    assert names[0] == f"{top}/"
    assert f"{top}/LEAME.txt" in names


def test_the_container_depends_on_nothing_but_its_content(bundle):
    with zipfile.ZipFile(bundle) as archive:
        assert archive.comment == b""
        assert len({entry.date_time for entry in archive.infolist()}) == 1
        for entry in archive.infolist():
            assert entry.flag_bits & ~0x0800 == 0, entry.filename
            assert entry.extra == b"", entry.filename
