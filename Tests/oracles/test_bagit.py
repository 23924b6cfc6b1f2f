"""The bundle is a BagIt 1.0 bag for those who know nothing of us."""

import hashlib
import shutil

from conftest import assert_accepted


def test_bdbag_accepts_the_zip_in_full(bundle, tmp_path):
    copy = shutil.copy(bundle, tmp_path)
    assert_accepted("bdbag", "--validate", "full", copy)


def test_bagit_py_accepts_the_unpacked_folder(bag, tmp_path):
    copy = shutil.copytree(bag, tmp_path / bag.name)
    assert_accepted("bagit.py", "--validate", copy)


def test_sha256sum_accepts_both_manifests_as_they_stand(bag):
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"]:
        assert_accepted("sha256sum", "--check", "--strict", "--quiet", manifest, cwd=bag)


def test_sha256sum_accepts_the_sums_beside_the_bundles(sealed):
    assert_accepted("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS", cwd=sealed.folder)


def test_the_sello_can_be_computed_without_us(empalme, bundle, bag):
    sello = hashlib.sha256((bag / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    empalme.run("verificar", bundle, "--codigo", sello)
    empalme.run("verificar", bundle, "--codigo", sello[:16].upper())
    empalme.run("verificar", bundle, "--codigo", "0" * 64, expect=(1,))


def test_the_unpacked_folder_verifies_like_the_zip(empalme, bag):
    empalme.run("verificar", bag)


def test_every_part_of_the_public_edition_is_in_the_integral_one(sealed):
    import zipfile

    def payload(path, below):
        with zipfile.ZipFile(path) as archive:
            return {
                name.split("/", 1)[1]: archive.read(name)
                for name in archive.namelist()
                if f"/data/{below}" in name and not name.endswith("/")
            }

    for below in ["01_material", "02_archivos", "03_informes", "04_registros"]:
        public, integral = payload(sealed.public, below), payload(sealed.integral, below)
        shared = {name for name in public if name in integral}
        assert all(public[name] == integral[name] for name in shared)
