"""Somebody with a browser, who looks at every page for what must never be there."""

from axe_playwright_python.sync_playwright import Axe

PASSWORD = "copper roof in April"


class Visitor:
    def __init__(self, context, pictures, name):
        self.context = context
        self.pictures = pictures
        self.name = name
        self.page = context.new_page()
        self.complaints = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message):
        # A refusal is an answer, and browsers call every such answer an error.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def sign_in_with(self, state):
        self.context.add_cookies(state["cookies"])
        return self

    def sign_in(self, email, password=PASSWORD):
        self.page.goto("/sign-in")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()

    def open(self, path, status=200):
        answer = self.page.goto(path)
        assert answer.status == status, f"{path}: {answer.status}"
        self.look(path.strip("/").replace("/", "-") or "overview")

    def look(self, name):
        """Judges the page as it is shown now, and takes a picture of it when asked to."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name}: {wide} pixels stick out to the right"
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        if self.pictures:
            self.page.screenshot(path=f"{self.pictures}/{self.name}-{name}.png", full_page=True)

    def close(self):
        self.context.close()
        assert self.complaints == []
