import { catalogOf, dictAt, isRef, listAt, type PdfFile, pagesOf, resolved } from '../pdf-file.ts'
import { type Dict, dict, nameOf, type Value } from '../pdf-reader.ts'

const named = (name: string): Value => ({ name })
const NOTHING: Value = new Map()

/** What makes a sound file meet each condition. */
export const DAMAGE: Record<string, (file: PdfFile) => void> = {
  '01-003': (file) => begin(file, '/P << /MCID 0 >> BDC /Artifact BMC 0 0 1 1 re f EMC EMC'),
  '01-004': (file) => begin(file, '/Artifact BMC /P << /MCID 0 >> BDC 0 0 1 1 re f EMC EMC'),
  '01-005': (file) => begin(file, '0 0 1 1 re f'),
  '01-007': (file) => dictAt(file, catalogOf(file), 'MarkInfo').set('Suspects', true),
  '02-001': (file) => element(file, 'P').set('S', named('Paragraph')),
  '02-003': (file) => dictAt(file, catalogOf(file), 'StructTreeRoot').set('RoleMap', NOTHING),
  '06-001': (file) => catalogOf(file).delete('Metadata'),
  '06-002': (file) => metadata(file, /pdfuaid:part/g, 'part'),
  '06-003': (file) => metadata(file, /dc:title/g, 'title'),
  '07-001': (file) => dictAt(file, catalogOf(file), 'ViewerPreferences').delete('DisplayDocTitle'),
  '07-002': (file) => dictAt(file, catalogOf(file), 'ViewerPreferences').set('DisplayDocTitle', false),
  '09-004': (file) => element(file, 'TD').set('S', named('P')),
  '09-005': (file) => element(file, 'LBody').set('S', named('P')),
  '09-006': (file) => element(file, 'TOCI').set('S', named('P')),
  '09-007': (file) => element(file, 'P').set('S', named('Ruby')),
  '10-001': (file) => unicode(file, 'beginbfchar <FFF0> <0041> endbfchar'),
  '11-001': (file) => catalogOf(file).delete('Lang'),
  '11-002': (file) => catalogOf(file).set('Lang', 'in English'),
  '11-003': (file) => catalogOf(file).set('Lang', ''),
  '11-004': (file) => catalogOf(file).set('Lang', null),
  '11-006': (file) => catalogOf(file).delete('Lang'),
  '13-004': (file) => element(file, 'Figure').set('Alt', ' '),
  '14-002': (file) => element(file, 'H1').set('S', named('H2')),
  '14-003': (file) => element(file, 'H3').set('S', named('H5')),
  '14-006': (file) => element(file, 'P').set('S', named('H')),
  '15-003': (file) => element(file, 'TH').delete('A'),
  '17-002': (file) => element(file, 'P').set('S', named('Formula')),
  '19-003': (file) => element(file, 'P').set('S', named('Note')),
  '20-001': (file) => catalogOf(file).set('OCProperties', NOTHING),
  '21-001': (file) => dictAt(file, catalogOf(file), 'Names').set('EmbeddedFiles', NOTHING),
  '25-001': (file) => catalogOf(file).set('AcroForm', NOTHING),
  '26-001': (file) => file.trailer.set('Encrypt', NOTHING),
  '28-002': (file) => link(file).set('Subtype', named('Text')),
  '28-008': (file) => linked(file).delete('Tabs'),
  '28-009': (file) => linked(file).set('Tabs', named('R')),
  '28-011': (file) => element(file, 'Link').set('S', named('Span')),
  '28-012': (file) => link(file).delete('Contents'),
  '30-001': (file) => picture(file).set('Subtype', named('PS')),
  '30-002': (file) => picture(file).set('Subtype', named('Form')),
  '31-004': (file) => own(file).delete('CIDToGIDMap'),
  '31-006': (file) => font(file).set('Encoding', named('UniGB-UCS2-H')),
  '31-009': (file) => dictAt(file, own(file), 'FontDescriptor').delete('FontFile2'),
  '31-011': (file) => show(file, 'FFF0'),
  '31-014': (file) => own(file).set('CIDSet', NOTHING),
  '31-016': (file) => own(file).set('W', [0, [1]]),
  '31-017': (file) => own(file).set('Subtype', named('CIDFontType0')),
  '31-027': (file) => font(file).delete('ToUnicode'),
  '31-028': (file) => unicode(file, 'beginbfchar <0001> <0000> endbfchar'),
  '31-029': (file) => unicode(file, 'beginbfchar <0001> <FEFF> endbfchar'),
  '31-030': (file) => show(file, '0000'),
  marks: (file) => element(file, 'P').set('K', []),
  scripts: (file) => catalogOf(file).set('OpenAction', NOTHING),
  tagged: (file) => dictAt(file, catalogOf(file), 'MarkInfo').set('Marked', false),
}

function element(file: PdfFile, type: string): Dict {
  return first(file, (held) => nameOf(held.get('S')) === type && held.has('P'))
}

function font(file: PdfFile): Dict {
  return first(file, (held) => nameOf(held.get('Subtype')) === 'Type0')
}

function own(file: PdfFile): Dict {
  return dict(resolved(file, listAt(file, font(file), 'DescendantFonts')[0]))
}

function picture(file: PdfFile): Dict {
  return first(file, (held) => nameOf(held.get('Subtype')) === 'Image')
}

function link(file: PdfFile): Dict {
  return first(file, (held) => nameOf(held.get('Subtype')) === 'Link')
}

function linked(file: PdfFile): Dict {
  const found = pagesOf(file).find(({ page }) => listAt(file, page, 'Annots').length > 0)
  return dict(found?.page)
}

function first({ objects }: PdfFile, is: (held: Dict) => boolean): Dict {
  for (const { value } of objects.values()) if (value instanceof Map && is(value)) return value
  throw new Error('The sample has nothing to damage.')
}

/** Puts something before all else on the first page. */
function begin(file: PdfFile, operators: string): void {
  rewrite(file, pagesOf(file)[0]?.page.get('Contents'), (content) => `${operators}\n${content}`)
}

function show(file: PdfFile, code: string): void {
  rewrite(file, pagesOf(file)[0]?.page.get('Contents'), (content) => content.replace(/ Tf\n/, ` Tf\n<${code}> Tj\n`))
}

function unicode(file: PdfFile, map: string): void {
  rewrite(file, font(file).get('ToUnicode'), () => map)
}

function metadata(file: PdfFile, what: RegExp, instead: string): void {
  rewrite(file, catalogOf(file).get('Metadata'), (content) => content.replace(what, instead))
}

function rewrite({ objects }: PdfFile, at: Value | undefined, change: (content: string) => string): void {
  const object = isRef(at) ? objects.get(at.ref) : undefined
  if (!object?.stream) throw new Error('There is no stream.')
  object.stream = Buffer.from(change(object.stream.toString('latin1')), 'latin1')
}
