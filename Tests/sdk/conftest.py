"""What is checked after all other tests, and only when all of them ran."""

import pytest

DESELECTED = []


def pytest_configure(config):
    config.addinivalue_line("markers", "last: runs after all other tests")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


def pytest_deselected(items):
    DESELECTED.extend(items)


@pytest.fixture
def whole_run(request):
    """Skips a test about what all tests did together when only some of them were asked for."""
    if DESELECTED or request.config.option.lf or any("::" in name for name in request.config.args):
        pytest.skip("only a part of the tests was asked for")
