import { AlignmentType, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'
import { formatOf, localeOf } from '#app/messages/locales.ts'
import { tint } from '../brand.ts'
import { colours } from '../theme.ts'
import type { OfficeDocument } from './blocks.ts'
import { FORM_HEADS, FORM_STYLES } from './form-styles.ts'
import { air, FACES, ink, type Plain, plainStyle, serif, size } from './word-type.ts'

export const BULLETS = 'bullets'
export const RULES = 'rules'

/** Points of a list, outdented, and numbered sentences. */
export const NUMBERING = {
  config: [
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 340, hanging: 260 } } },
        },
      ],
    },
    {
      reference: RULES,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 400, hanging: 400 } }, run: { color: ink(colours.faint) } },
        },
      ],
    },
  ],
}

/** All looks of a document as styles by name, so that whoever writes on changes a look once. */
export function wordStyles({
  accent,
  locale,
  look,
}: Pick<OfficeDocument, 'accent' | 'locale' | 'look'>): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: FACES.sans,
          size: size(10.5),
          color: ink(colours.ink),
          language: { value: formatOf(localeOf(locale)) },
        },
        paragraph: { spacing: { ...air(0, 6), line: 276, lineRule: LineRuleType.AUTO } },
      },
      ...(look === 'form' ? FORM_HEADS : reportHeads),
      hyperlink: { run: { color: ink(accent), underline: {} } },
    },
    paragraphStyles: [...PLAIN.map(plainStyle), ...accented(accent), ...(look === 'form' ? FORM_STYLES : [])],
  }
}

const reportHeads = {
  title: { ...serif(32, 6, 6), next: 'Normal' },
  heading1: serif(19, 24, 6),
  heading2: serif(13.5, 16, 4),
  heading3: serif(11.5, 12, 3, colours.soft),
}

const PLAIN: readonly Plain[] = [
  { id: 'Subtitle', name: 'Subtitle', points: 13, colour: colours.soft, space: [0, 14] },
  { id: 'CoverKind', name: 'Cover kind', points: 13, colour: colours.soft, space: [4, 6] },
  { id: 'Lead', name: 'Lead', points: 12.5, space: [0, 10] },
  { id: 'Small', name: 'Small print', points: 9, colour: colours.soft, space: [0, 5] },
  { id: 'Strong1', name: 'Strong paragraph', points: 10.5, isBold: true, space: [6, 3] },
  { id: 'TableHead', name: 'Table head', points: 9, colour: colours.faint, space: [2, 2] },
  { id: 'TableText', name: 'Table text', points: 10, space: [2, 2] },
  { id: 'TableStrong', name: 'Table strong', points: 10, isBold: true, space: [2, 2] },
  { id: 'TableSmall', name: 'Table small', points: 9, colour: colours.soft, space: [2, 2] },
  { id: 'RunningHead', name: 'Running head', points: 9, colour: colours.faint, space: [0, 0] },
]

function accented(accent: string) {
  const ground = { type: 'clear', fill: ink(tint(accent, 0.14)), color: 'auto' } as const
  const barred = (colour: string) => ({
    run: { color: ink(colour) },
    paragraph: {
      spacing: air(2, 4),
      indent: { left: 160 },
      border: { left: { style: 'single', size: 18, space: 8, color: ink(colour) } },
    } as const,
  })
  const based = { basedOn: 'Normal', quickFormat: true }
  return [
    {
      id: 'CoverTop',
      name: 'Cover top',
      ...based,
      run: { size: size(13), color: ink(colours.soft) },
      paragraph: {
        spacing: air(130, 4),
        border: { top: { style: 'single', size: 24, space: 14, color: ink(accent) } } as const,
      },
    },
    {
      id: 'CalloutTitle',
      name: 'Callout title',
      ...based,
      run: { font: FACES.serif, size: size(13.5), bold: true },
      paragraph: { spacing: air(8, 0), shading: ground, keepNext: true, indent: { left: 160, right: 160 } },
    },
    {
      id: 'Callout',
      name: 'Callout',
      ...based,
      run: { size: size(11) },
      paragraph: { spacing: air(0, 10), shading: ground, indent: { left: 160, right: 160 } },
    },
    {
      id: 'CommentLabel',
      name: 'Comment label',
      ...based,
      run: { bold: true, size: size(9), color: ink(colours.faint) },
      paragraph: { ...barred(accent).paragraph, keepNext: true },
    },
    { id: 'Comment', name: 'Comment', ...based, paragraph: barred(accent).paragraph },
    { id: 'OpenPoint', name: 'Open question', ...based, ...barred(colours.nearly) },
    { id: 'ToDo', name: 'To do', ...based, ...barred(colours.notyet) },
    {
      id: 'ContentsHead',
      name: 'Contents head',
      basedOn: 'Normal',
      run: { font: FACES.serif, size: size(19), bold: true },
      paragraph: { spacing: air(0, 10) },
    },
    { id: 'TOC1', name: 'toc 1', basedOn: 'Normal', paragraph: { spacing: air(2, 4) } },
  ]
}

/** Names what a reader without our typefaces sees instead. */
export const FONT_TABLE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="Calibri"><w:altName w:val="Carlito"/><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="Georgia"><w:altName w:val="Gelasio"/><w:panose1 w:val="02040502050405020303"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
