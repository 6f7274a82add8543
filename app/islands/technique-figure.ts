import {
  ARMS,
  type Arm,
  COMMENTS,
  FIRST_LABELS,
  HELD_OUT,
  LAST_LABELS,
  type Race,
  runRace,
  type Setting,
  standingOf,
} from '#app/core/library/label-race.ts'
import {
  accuraciesUntil,
  borderPath,
  curvePath,
  marksOf,
  placeOf,
  SHAPES,
} from '#app/core/library/label-race-drawing.ts'

const formatter = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' })
const percent = (share: number) => formatter.format(share)

for (const figure of all('[data-figure="cover"]')) announcePicks(figure)
for (const part of all('[data-setting]')) race(part)

/** The style sheet shows what is picked; here it is said. */
function announcePicks(figure: Found) {
  const live = figure.querySelector('[data-live]')
  figure.addEventListener('change', () => {
    const said = all('[data-say]', figure).find((each) => each.checkVisibility())
    if (live) live.textContent = said?.dataset.say ?? ''
  })
}

/** Lets somebody label comments from where the server's still stands. */
function race(part: Found) {
  const setting = part.dataset.setting as Setting
  let draw = Number(part.dataset.draw)
  let labels = Number(part.dataset.labels)
  let drawn = runRace(setting, draw)
  const acts: Record<string, () => void> = {
    one: () => label(1),
    five: () => label(5),
    reset: () => label(FIRST_LABELS - labels),
    draw: () => {
      draw += 1
      drawn = runRace(setting, draw)
      label(FIRST_LABELS - labels)
    },
  }
  function label(more: number) {
    labels = Math.min(labels + more, LAST_LABELS)
    for (const arm of ARMS) paintArm(part, { race: drawn, arm, labels })
    say(part, drawn, { draw, labels })
    disableAtEnd(part, labels === LAST_LABELS)
  }
  for (const bar of all<HTMLElement>('[data-acts]', part)) bar.hidden = false
  for (const button of all('[data-act]', part))
    button.addEventListener('click', acts[button.dataset.act ?? ''] as () => void)
}

function paintArm(part: Found, { race, arm, labels }: { race: Race; arm: Arm; labels: number }) {
  const step = race.runs[arm].steps[labels - FIRST_LABELS]
  const marks = marksOf(race, arm, labels)
  for (const [index, shape] of all(`[data-plane="${arm}"] [data-mark]`, part).entries()) {
    const comment = race.comments[index]
    const mark = marks[index]
    if (!comment || !mark) continue
    const { x, y } = placeOf(comment)
    shape.dataset.mark = mark
    set(shape, { d: SHAPES[mark], transform: `translate(${x} ${y})` })
  }
  for (const line of all(`[data-plane="${arm}"] [data-border]`, part)) {
    set(line, { d: step ? borderPath(step.weights) : '' })
  }
  for (const plane of all(`[data-plane="${arm}"] [data-says]`, part)) {
    const values = { labels, comments: COMMENTS, heldOut: HELD_OUT, accuracy: percent(step?.accuracy ?? 0) }
    set(plane, { 'aria-label': fill(plane.dataset.says, values) })
  }
  for (const chart of all('[data-chart]', part)) {
    const [width = 0, height = 0] = (chart.dataset.chart ?? '').split(' ').map(Number)
    const d = curvePath({ width, height }, accuraciesUntil(race, arm, labels))
    for (const curve of all(`[data-arm="${arm}"]:not([data-mean])`, chart)) set(curve, { d })
  }
}

function say(part: Found, race: Race, { draw, labels }: { draw: number; labels: number }) {
  const { asked, random, probability } = standingOf(race, labels)
  const values = { draw, labels, heldOut: HELD_OUT, asked: percent(asked), random: percent(random) }
  for (const line of all('[data-said]', part)) line.textContent = fill(line.dataset.said, values)
  for (const line of all('[data-next]', part)) {
    const next = probability === null ? null : fill(line.dataset.next, { probability: percent(probability) })
    line.textContent = next ?? line.dataset.end ?? ''
  }
}

/** With no label left to give, whoever stood on a button goes on from the one that starts again. */
function disableAtEnd(part: Found, isEnd: boolean) {
  const ends = all<HTMLButtonElement>('[data-act="one"], [data-act="five"]', part)
  const isLeft = isEnd && ends.some((button) => button === document.activeElement)
  for (const button of ends) button.disabled = isEnd
  if (isLeft) for (const button of all('[data-act="reset"]', part)) button.focus()
}

/** Puts values in the place of names in braces. */
function fill(words = '', values: Readonly<Record<string, string | number>>): string {
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

function set(element: Element, attributes: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}

/** Of a page or of a drawing on it. */
type Found = Element & HTMLOrSVGElement

function all<Kind extends Found = Found>(selector: string, within: ParentNode = document): Kind[] {
  return [...within.querySelectorAll<Kind>(selector)]
}
