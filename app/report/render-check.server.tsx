import { drawable } from './drawable.server.ts'
import { loadFonts } from './fonts.server.ts'
import { CheckDocument, type Density, MAIN_SHARE } from './governance/check-document.tsx'
import type { CheckSheet, SheetBlock } from './governance/check-sheet.ts'
import { renderTagged } from './tagging/render-tagged.server.ts'

/** From roomy to dense: the first that fits on one page is drawn. Lines are left out only where nothing else helps. */
export const DENSITIES: readonly Density[] = [
  { size: 9, isShort: false, lines: 60 },
  { size: 8.25, isShort: false, lines: 60 },
  { size: 7.5, isShort: false, lines: 60 },
  { size: 7.5, isShort: true, lines: 60 },
  { size: 7, isShort: true, lines: 60 },
  { size: 6.5, isShort: true, lines: 60 },
  { size: 6.5, isShort: true, lines: 12 },
  { size: 6.5, isShort: true, lines: 6 },
  { size: 6.5, isShort: true, lines: 3 },
]

/** Points from the verdict to the notice, at most. */
const ROOM = 640
const WIDTH = 500
/** A letter is about half as wide as it is high; lines break before they are full, which is left out. */
const LETTER = 0.48
const LINE = 1.32

/** Whether the longer column is surely too long, so that drawing it to see would be a waste. */
function isHopeless({ main, side }: CheckSheet, density: Density): boolean {
  const share = side.length > 0 ? MAIN_SHARE / (MAIN_SHARE + 1) : 1
  return heightOf(main, density, WIDTH * share) > ROOM || heightOf(side, density, WIDTH * (1 - share)) > ROOM
}

function heightOf(blocks: readonly SheetBlock[], { size, isShort, lines: most }: Density, width: number): number {
  const letters = width / (size * LETTER)
  const rows = blocks.flatMap(({ title, lead, lines }) => [
    title,
    lead,
    ...lines.slice(0, most).map((line) => `${isShort ? line.short : line.text}  ${line.place}`),
  ])
  return rows.reduce((height, row) => height + Math.ceil(row.length / letters) * size * LINE, 0)
}

/** Renders in this process and blocks it: for the child process and tests, never for the web. */
export async function renderCheck(sheet: CheckSheet): Promise<{ pdf: Uint8Array; density: number }> {
  await loadFonts()
  const shown = drawable(sheet)
  for (const [index, density] of DENSITIES.entries()) {
    if (index < DENSITIES.length - 1 && isHopeless(shown, density)) continue
    let pages = 0
    const pdf = await renderTagged(
      <CheckDocument
        sheet={shown}
        density={density}
        onPages={(count) => {
          pages = count
        }}
      />,
    )
    if (pages === 1) return { pdf, density: index }
  }
  throw new RangeError('It does not fit on one page.')
}
