import { LineRuleType } from 'docx'
import { colours } from '../theme.ts'
import { air, FACES, ink, plainStyle, serif, size } from './word-type.ts'

/** Of a form: a part begins below a line, and what is asked in it stands in the letters of the text. */
export const FORM_HEADS = {
  title: { ...serif(24, 0, 4), next: 'Normal' },
  heading1: {
    ...serif(14, 22, 4),
    paragraph: {
      ...serif(14, 22, 4).paragraph,
      border: { top: { style: 'single', size: 10, space: 7, color: ink(colours.ink) } } as const,
    },
  },
  heading2: {
    run: { font: FACES.sans, size: size(10.5), bold: true, color: ink(colours.ink) },
    paragraph: { spacing: air(12, 2), keepNext: true, keepLines: true },
  },
  heading3: serif(11.5, 12, 3, colours.soft),
}

const LINE = { style: 'single', size: 6, space: 1, color: ink(colours.edge) } as const
/** Room for handwriting; what is typed grows it. */
const room = { ...air(0, 0), line: 24 * 20, lineRule: LineRuleType.AT_LEAST }
/** A box, then its text; the lines of the text stand below each other. */
const boxed = { indent: { left: 380, hanging: 380 }, tabStops: [{ type: 'left', position: 380 } as const] }

const [entryLabel, choice, tableChoice, numbered] = [
  plainStyle({ id: 'EntryLabel', name: 'Entry label', points: 9, colour: colours.soft, space: [3, 2] }),
  plainStyle({ id: 'Choice', name: 'Choice', points: 10.5, space: [2, 3] }),
  plainStyle({ id: 'TableChoice', name: 'Table choice', points: 10, space: [2, 1] }),
  plainStyle({ id: 'Rule', name: 'Numbered rule', points: 10.5, space: [2, 3] }),
]

const HINTS = [
  plainStyle({ id: 'Hint', name: 'Hint', points: 9.5, colour: colours.soft, space: [0, 4] }),
  plainStyle({ id: 'Note', name: 'Note', points: 10.5, colour: colours.soft, space: [0, 6] }),
].map((style) => ({ ...style, paragraph: { ...style.paragraph, keepNext: true } }))

/** A paragraph that is a distance alone. */
const gap = ({ id, name, points }: { id: string; name: string; points: number }) => ({
  id,
  name,
  basedOn: 'Normal',
  run: { size: size(4) },
  paragraph: { spacing: { ...air(0, 0), line: points * 20, lineRule: LineRuleType.EXACT } },
})

/** Looks of what is written on: lines, boxes, numbered sentences. */
export const FORM_STYLES = [
  ...HINTS,
  entryLabel,
  { ...choice, paragraph: { ...choice.paragraph, ...boxed, keepLines: true } },
  { ...tableChoice, paragraph: { ...tableChoice.paragraph, ...boxed, keepLines: true } },
  { ...numbered, paragraph: { ...numbered.paragraph, keepLines: true } },
  {
    id: 'ToWriteOn',
    name: 'Line to write on',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { spacing: room, border: { bottom: LINE, between: LINE } },
  },
  {
    id: 'RuleToWrite',
    name: 'Numbered line to write on',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { spacing: room, border: { bottom: LINE, between: LINE } },
  },
  gap({ id: 'Gap', name: 'Gap', points: 4 }),
  gap({ id: 'WideGap', name: 'Wide gap', points: 12 }),
]
