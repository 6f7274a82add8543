import { strToU8, zipSync } from 'fflate'
import type { DraftEntry, DraftLine, DraftModel, DraftSection } from '#app/report/draft/draft-model.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
/** Equal content, equal bytes. */
const WRITTEN = new Date(2000, 0, 1)

export const DOCX_TYPE = `${TYPE}.document`

/**
 * A draft as a .docx to write on in: headings that make an outline, and no field, macro or link that a word processor
 * would run.
 */
export function writeDocx(model: DraftModel): Uint8Array<ArrayBuffer> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relations([
      [`${OFFICE}/officeDocument`, 'word/document.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreXml(model),
    'word/_rels/document.xml.rels': relations([[`${OFFICE}/styles`, 'styles.xml']]),
    'word/styles.xml': STYLES,
    'word/document.xml': documentXml(model),
  }
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
  return zipSync(files, { mtime: WRITTEN, level: 6 })
}

function documentXml({ company, title, subtitle, intro, sections, closing }: DraftModel): string {
  const body = [
    paragraph('From', company),
    paragraph('Title', title),
    paragraph('Subtitle', subtitle),
    ...intro.map((text) => paragraph('Normal', text)),
    ...sections.flatMap(sectionXml),
    paragraph('From', closing),
  ]
  const page =
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
  return `${XML}<w:document xmlns:w="${MAIN}"><w:body>${body.join('')}<w:sectPr>${page}</w:sectPr></w:body></w:document>`
}

const sectionXml = ({ title, about, source, entries }: DraftSection): string[] => [
  paragraph('Heading1', title),
  ...(about ? [paragraph('From', source ? `${about} (${source})` : about)] : []),
  ...entries.flatMap(entryXml),
]

const entryXml = ({ name, source, lines }: DraftEntry): string[] => [
  paragraph('Heading2', name),
  ...lines.map(({ kind, text }) => paragraph(STYLE_OF[kind], text)),
  ...(source ? [paragraph('From', source)] : []),
]

const STYLE_OF: Record<DraftLine['kind'], string> = {
  said: 'Normal',
  open: 'Open',
  todo: 'ToDo',
  note: 'Normal',
}

/** Line ends of a text are line ends in its paragraph. */
function paragraph(style: string, text: string): string {
  const runs = text.split('\n').map((line) => `<w:t xml:space="preserve">${escapeText(line)}</w:t>`)
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${runs.join('<w:br/>')}</w:r></w:p>`
}

/** What XML has no place for is left out. */
const escapeText = (text: string): string =>
  text
    .replaceAll(/[^\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

function coreXml({ title, company, madeOn, locale }: DraftModel): string {
  const terms = 'http://purl.org/dc/terms/'
  const day = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${madeOn}T00:00:00Z</dcterms:${name}>`
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="${terms}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeText(title)}</dc:title><dc:creator>${escapeText(company)}</dc:creator><dc:language>${escapeText(locale)}</dc:language>${day('created')}${day('modified')}</cp:coreProperties>`
}

const relations = (targets: [type: string, target: string][]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`

const TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('word/document.xml', `${TYPE}.document.main+xml`)}${override('word/styles.xml', `${TYPE}.styles+xml`)}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`

type StyleLook = { id: string; name: string; size: number; run?: string; paragraph?: string; outline?: number }

/** One style of paragraphs; sizes in half points. */
const style = ({ id, name, size, run = '', paragraph: look = '', outline }: StyleLook) =>
  `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${look}${
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`
  }</w:pPr><w:rPr>${run}<w:sz w:val="${size}"/></w:rPr></w:style>`

const spaced = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`
const barred = (colour: string) =>
  `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="${colour}"/></w:pBdr>${spaced(40, 80)}`
const coloured = (colour: string) => `<w:color w:val="${colour}"/>`

const STYLES = `${XML}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style({ id: 'Normal', name: 'Normal', size: 22, paragraph: spaced(0, 80) }),
  style({ id: 'Title', name: 'Title', size: 44, run: '<w:b/>', paragraph: spaced(0, 120) }),
  style({ id: 'Subtitle', name: 'Subtitle', size: 24, run: coloured('55606E'), paragraph: spaced(0, 240) }),
  style({
    id: 'Heading1',
    name: 'heading 1',
    size: 32,
    run: '<w:b/>',
    paragraph: `<w:keepNext/>${spaced(400, 80)}`,
    outline: 0,
  }),
  style({
    id: 'Heading2',
    name: 'heading 2',
    size: 24,
    run: '<w:b/>',
    paragraph: `<w:keepNext/>${spaced(200, 40)}`,
    outline: 1,
  }),
  style({ id: 'From', name: 'From', size: 18, run: coloured('646D7A'), paragraph: spaced(0, 80) }),
  style({ id: 'Open', name: 'Open question', size: 22, run: coloured('2A67AC'), paragraph: barred('2A67AC') }),
  style({ id: 'ToDo', name: 'To do', size: 22, run: coloured('8A5D17'), paragraph: barred('8A5D17') }),
].join('')}</w:styles>`
