import { expect, type Page } from '@playwright/test'

/**
 * Makes every word on the page 40 % longer, as another language may, with letters that stand higher and lower than ours.
 * Drawings are left out: what stands in them was measured when it was drawn.
 */
export async function lengthenWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const marks: Record<string, string> = {
      a: 'å',
      e: 'é',
      i: 'ï',
      o: 'ø',
      u: 'ü',
      A: 'Å',
      E: 'É',
      O: 'Ø',
      U: 'Û',
      c: 'ç',
    }
    const longer = (word: string) => {
      const marked = word.replace(/[aeioucAEOU]/g, (letter) => marks[letter] ?? letter)
      const more = Math.ceil(word.length * 0.4)
      return marked + 'ðēŵyþłø'.repeat(Math.ceil(more / 7)).slice(0, more)
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest('svg, script, style, textarea, code')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    )
    while (texts.nextNode()) {
      const text = texts.currentNode as Text
      text.data = text.data.replace(/\p{L}{2,}/gu, longer)
    }
  })
}

/** That nothing is wider than the page, no text is cut off, and no control stands on another. */
export async function expectRoomForAll(page: Page): Promise<void> {
  const faults = await page.evaluate(() => {
    const SLACK = 2
    const FIELDS = 'input, textarea, select'
    // Each part asks for all that it lies in: thousands of times for what holds the page.
    const known = new Map<Element | null, boolean>([[null, false]])
    const isForTheEar = (part: Element | null): boolean => {
      const before = known.get(part)
      if (before !== undefined || part === null) return before ?? false
      const { clipPath, position } = getComputedStyle(part)
      const now = (position === 'absolute' && clipPath !== 'none') || isForTheEar(part.parentElement)
      known.set(part, now)
      return now
    }
    const nameOf = (part: Element) => `${part.tagName.toLowerCase()} “${(part.textContent ?? '').trim().slice(0, 50)}”`
    const isSeen = (part: Element) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    const found: string[] = []
    const excess = document.documentElement.scrollWidth - window.innerWidth
    if (excess > 0) {
      const widest = [...document.querySelectorAll('body *')].filter(
        (part) =>
          isSeen(part) &&
          !isForTheEar(part) &&
          part.getBoundingClientRect().right > window.innerWidth + SLACK &&
          !part.closest('.table-scroll'),
      )
      found.push(`the page is ${excess} px too wide: ${widest.slice(-2).map(nameOf).join(', ')}`)
    }
    for (const part of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX, textOverflow } = getComputedStyle(part)
      // Cut on purpose, with dots.
      if (textOverflow === 'ellipsis' || isForTheEar(part) || !isSeen(part) || part.matches(FIELDS)) continue
      if (
        part.textContent?.trim() &&
        ['hidden', 'clip'].includes(overflowX) &&
        part.scrollWidth > part.clientWidth + SLACK
      )
        found.push(`cut off: ${nameOf(part)}`)
    }
    const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
      (part) => isSeen(part) && !isForTheEar(part) && !part.matches('.skip-link'),
    )
    const boxes = controls.flatMap((part) => [...part.getClientRects()].map((box) => ({ part, box })))
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (wide <= SLACK || high <= 4 * SLACK) continue
        if (one.part.contains(other.part) || other.part.contains(one.part)) continue
        found.push(`${nameOf(one.part)} stands on ${nameOf(other.part)}`)
      }
    }
    return found.slice(0, 8)
  })
  expect(faults, `${page.url()} at ${page.viewportSize()?.width} px`).toEqual([])
}
