"""What is checked after all other tests, and only when all of them ran."""

import pytest

DESELECTED = []


def pytest_configure(config):
    config.addinivalue_line("markers", "last: runs after all other tests")
    # The SDK hands its forms to httpx in a way that httpx no longer likes.
    config.addinivalue_line("filterwarnings", "ignore:Use 'content=<...>' to upload:DeprecationWarning")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


def pytest_deselected(items):
    DESELECTED.extend(items)


def pytest_terminal_summary(terminalreporter):
    """Says which entries of the list of wrong types explained nothing."""
    if DESELECTED:
        return
    import sandbox_sdk

    asked = sandbox_sdk.WRONG_TYPES.keys() & sandbox_sdk.EXERCISED
    for service, method in sorted(asked - sandbox_sdk.NEEDED):
        terminalreporter.write_line(f"note: WRONG_TYPES explains nothing any more: {service}.{method}")
    methods = len(sandbox_sdk.EXERCISED)
    terminalreporter.write_line(f"note: {methods} methods of the SDK answered as its own types say")


@pytest.fixture
def whole_run(request):
    """Skips a test about what all tests did together when only some of them were asked for."""
    if DESELECTED or request.config.option.lf or any("::" in name for name in request.config.args):
        pytest.skip("only a part of the tests was asked for")
