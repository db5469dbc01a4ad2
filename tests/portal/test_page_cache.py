from faro.portal.page_cache import PageCache, finished

PAGE = finished(b"<p>hola</p>" * 50, 200, {"Content-Type": "text/html"})


def test_keeps_an_answer_for_its_version_only() -> None:
    cache = PageCache()
    cache.put(1, "/", PAGE)
    assert cache.get(1, "/") is PAGE
    assert cache.get(2, "/") is None


def test_a_new_version_empties_the_store() -> None:
    cache = PageCache()
    cache.put(1, "/", PAGE)
    cache.put(2, "/otra", PAGE)
    assert len(cache) == 1
    assert cache.get(1, "/") is None


def test_the_least_used_go_first() -> None:
    cache = PageCache(most_entries=2)
    cache.put(1, "a", PAGE)
    cache.put(1, "b", PAGE)
    assert cache.get(1, "a") is PAGE
    cache.put(1, "c", PAGE)
    assert cache.get(1, "b") is None
    assert cache.get(1, "a") is PAGE


def test_never_takes_more_than_its_memory() -> None:
    cache = PageCache(most_bytes=20 * PAGE.size)
    for number in range(100):
        cache.put(1, number, PAGE)
    assert len(cache) == 20


def test_an_answer_too_large_for_the_store_is_not_kept() -> None:
    cache = PageCache(most_bytes=PAGE.size)
    cache.put(1, "/", PAGE)
    assert len(cache) == 0


def test_packs_what_gets_smaller_and_names_it_by_content() -> None:
    assert PAGE.packed is not None
    assert len(PAGE.packed) < len(PAGE.body)
    assert finished(b"x", 200, {"Content-Type": "text/html"}).packed is None
    assert finished(PAGE.body, 200, {"Content-Type": "application/zip"}).packed is None
    assert finished(PAGE.body, 200, {"Content-Type": "application/zip"}).etag == PAGE.etag
    assert finished(b"x", 200, {}).etag != PAGE.etag
