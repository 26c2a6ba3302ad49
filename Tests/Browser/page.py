"""Opens the map page of a running server in Chromium, uses it as a person would, and says what is wrong.

page.py URL LONGITUDE LATITUDE FOLDER CITY [--without-map | --token=TOKEN]

Prints one line for each thing that is not as it must be, and ends with 1 where there is one. FOLDER gets pictures;
CITY, the file that is served, is edited as somebody does in QGIS.
With a token, the server lets no guests in, and only signing in is tried.
"""
import pathlib
import subprocess
import sys
import urllib.parse

from playwright.sync_api import TimeoutError, sync_playwright

url, longitude, latitude, folder, city = sys.argv[1:6]
has_map = "--without-map" not in sys.argv
token = next((word.removeprefix("--token=") for word in sys.argv if word.startswith("--token=")), None)
folder = pathlib.Path(folder)
faults = []


def expect(is_so, what):
    if not is_so:
        faults.append(what)


def fullness(page):
    """How many bytes a picture of the map packs to: little where it is empty."""
    return len(page.locator("#map canvas").screenshot())


def watch(context):
    """A page whose every request and complaint is kept."""
    page = context.new_page()
    host = urllib.parse.urlsplit(url).netloc

    def asked(request):
        parts = urllib.parse.urlsplit(request.url)
        expect(parts.scheme in ("data", "blob") or parts.netloc == host, f"asked another host: {request.url[:200]}")

    page.on("request", asked)
    page.on("console", lambda said: expect(said.type not in ("error", "warning"), f"console {said.type}: {said.text[:300]}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("response", lambda answer: expect(answer.status < 400, f"{answer.status} {answer.url[:200]}"))
    return page


def open_page(page, rest=""):
    page.goto("about:blank")
    page.goto(f"{url}{rest}")
    page.wait_for_selector("html[data-ready]", timeout=60_000)


def answer(page):
    page.wait_for_selector("#place-answer:not([aria-busy]) .answer", timeout=20_000)
    return page.inner_text("#place-answer")


def looks_up(page):
    """By click, by typing, by key, by link."""
    if has_map:
        box = page.locator("#map canvas").bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect("单元网格" in answer(page), "a click on the middle is not answered")
        expect("at=" in page.url, f"the place is not in the address: {page.url}")
    page.fill("#longitude", longitude)
    page.fill("#latitude", latitude)
    page.press("#latitude", "Enter")
    page.wait_for_function("() => document.querySelector('.answer .first')")
    page.wait_for_timeout(500)
    typed = answer(page)
    expect("路长" in typed and "社区" in typed, f"the typed place is not answered: {typed}")
    page.fill("#longitude", "190")
    page.press("#longitude", "Enter")
    expect(page.locator(".fault").count() == 1, "a longitude of 190 is taken")
    page.fill("#longitude", "117.9")
    page.press("#longitude", "Enter")
    expect("在所有区划之外" in answer(page), "the reason of a miss is not told in words")
    open_page(page, f"#at={longitude},{latitude}")
    expect(answer(page) == typed, "the link shows another answer")
    return typed


def by_keyboard(page):
    page.focus("#map canvas")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(900)
    page.evaluate("document.querySelector('#place-answer').replaceChildren()")
    page.keyboard.press("Enter")
    expect("单元网格" in answer(page), "Enter on the map asks nothing")


def switches(page):
    """Each layer can be switched, and the map changes with the largest."""
    before = fullness(page)
    for box in page.locator("#layer-list > label input:not([disabled])").all():
        was = box.is_checked()
        box.click()
        expect(box.is_checked() != was, "a layer cannot be switched")
        box.click()
    for name in ("roads", "grids", "divisions"):
        page.click(f"#layer-{name}")
    page.wait_for_timeout(1200)
    expect(fullness(page) < before * 0.8, f"the map is as full without layers: {fullness(page)} of {before}")
    for name in ("roads", "grids", "divisions"):
        page.click(f"#layer-{name}")
    page.click("#class-lane")
    page.click("#class-lane")


def plans(page):
    page.locator(".plan").first.click()
    page.wait_for_selector(".routes tbody tr")
    rows = page.locator(".routes tbody tr")
    expect(rows.count() >= 1, "a plan without routes")
    page.locator(".routes button").first.click()
    expect(page.locator(".routes tr.on").count() == 1, "a route cannot be chosen")
    expect("plan=" in page.url and "route=" in page.url, f"the plan is not in the address: {page.url}")
    figures = rows.first.inner_text().split("\t")
    expect(len(figures) == 3 and float(figures[1].replace(",", "")) > 0 and ":" in figures[2], f"figures: {figures}")
    page.wait_for_timeout(1500)


def follows(page):
    """A road that is renamed beside the server shows without a reload."""
    open_page(page, f"#at={longitude},{latitude}")
    answer(page)
    for layer in ("segment", "road"):
        subprocess.run(["ogrinfo", "-q", city, "-sql", f"UPDATE {layer} SET name = '改名大道'"], check=True, capture_output=True)
    try:
        page.wait_for_function("() => document.querySelector('.answer').textContent.includes('改名大道')", timeout=30_000)
    except TimeoutError:
        faults.append("an edit beside the server does not show")


def languages(page):
    """Every word is there in both languages."""
    page.click("#language")
    missing = page.evaluate(
        """async () => {
          const { word } = await import("/page/words.js");
          const names = [...document.querySelectorAll("[data-word]")].map((part) => part.dataset.word);
          return names.filter((name) => word(name) === name || /[\\u4e00-\\u9fff]/.test(word(name)));
        }"""
    )
    expect(not missing, f"no English for {missing}")
    expect("Unit grid" in answer(page), "the answer stays Chinese")
    expect(page.get_attribute("html", "lang") == "en", "the page does not say that it is English")
    page.reload()
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    expect(page.inner_text("#place-title") == "Who is in charge here", "the language is not kept")
    page.click("#language")


def about(page):
    page.click("#about-open")
    page.wait_for_function("() => document.getElementById('about-licence').textContent.length > 1000")
    text = page.inner_text("#about")
    for words in ("MapLibre contributors", "Redistributions in binary form", "BSD"):
        expect(words in text, f"the notice of MapLibre lacks: {words}")
    page.screenshot(path=folder / "about.png")
    page.keyboard.press("Escape")
    expect(not page.is_visible("#about"), "Escape does not close the dialog")


def narrow(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", reduced_motion="reduce", has_touch=True)
    page = watch(context)
    open_page(page, f"#at={longitude},{latitude}")
    answer(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    expect(wide <= 390, f"the page is {wide} pixels wide on a screen of 390")
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input:not([type=checkbox])")].filter((part) => part.offsetParent)
          .filter((part) => part.getBoundingClientRect().height < 24).map((part) => part.id || part.textContent)"""
    )
    expect(not small, f"too small for a finger: {small}")
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / "narrow.png", full_page=True)
    page.click("#language")
    wide = page.evaluate("document.documentElement.scrollWidth")
    expect(wide <= 390, f"the page in English is {wide} pixels wide on a screen of 390")
    context.close()


def signs_in(browser):
    page = browser.new_page()
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.goto(url)
    page.wait_for_selector("#token-box[open]", timeout=60_000)
    page.fill("#token", token)
    with page.expect_navigation():
        page.press("#token", "Enter")
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    page.wait_for_timeout(1500)
    expect(not page.is_visible("#token-box"), "the token is asked for again")
    expect(fullness(page) > 20_000, "the map is empty for somebody who signed in")
    page.fill("#longitude", longitude)
    page.fill("#latitude", latitude)
    page.press("#latitude", "Enter")
    answer(page)
    expect(page.locator(".plan").count() == 1, "the plans are not listed")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path="/usr/bin/chromium",
        args=["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
    )
    if token:
        signs_in(browser)
        print("\n".join(faults))
        sys.exit(1 if faults else 0)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = watch(context)
    open_page(page)
    expect(page.inner_text("#place-title") == "这里属于谁", "a Chinese browser gets no Chinese page")
    if has_map:
        expect(fullness(page) > 20_000, f"the map is empty: {fullness(page)}")
    else:
        expect("Tools/setup" in page.inner_text("#map-message"), "it is not told how to get the map")
    looks_up(page)
    if has_map:
        by_keyboard(page)
        switches(page)
        page.wait_for_timeout(1500)
        page.screenshot(path=folder / "place.png")
    plans(page)
    page.screenshot(path=folder / "plan.png")
    languages(page)
    about(page)
    follows(page)
    context.close()
    narrow(browser)
    browser.close()

print("\n".join(faults))
sys.exit(1 if faults else 0)
