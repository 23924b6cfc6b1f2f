"""A flipped byte anywhere is noticed by the program itself, run as its users run it."""

import random

import pytest


@pytest.mark.parametrize("seed", range(20))
def test_a_flipped_byte_is_noticed(empalme, sealed, tmp_path, seed):
    numbers = random.Random(seed)
    content = bytearray(sealed.public.read_bytes())
    place = numbers.randrange(len(content))
    content[place] ^= 1 << numbers.randrange(8)
    damaged = tmp_path / sealed.public.name
    damaged.write_bytes(content)

    ended = empalme.run("verificar", damaged, expect=(1, 65))
    assert ended.stdout + ended.stderr


def test_a_missing_file_and_a_foreign_file_have_statuses_of_their_own(empalme, tmp_path):
    foreign = tmp_path / "foto.zip"
    foreign.write_bytes(b"no soy un ZIP")
    empalme.run("verificar", tmp_path / "nada.zip", expect=(66,))
    empalme.run("verificar", foreign, expect=(65,))
