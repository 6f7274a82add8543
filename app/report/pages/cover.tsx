import { Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { EditionMark } from '../model/cover-model.ts'
import { bookmark } from '../parts/bookmark.ts'
import { fitLogo } from '../parts/fit-logo.ts'
import { Logo } from '../parts/logo.tsx'
import { markingOf } from '../parts/marking.ts'
import { brandFootStyle, type PageContext, PageMark } from '../parts/report-page.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, page, paperSizes, text } from '../theme.ts'

const LONG_NAME = 60
/** Points. */
const COVER_LOGO = { area: 5200, width: 190, height: 72 }

/** Whose report this is, of when, and who answered if that is known. */
export function CoverPage({ context }: { context: PageContext }) {
  const { model, paper, accent } = context
  const { cover, labels, method } = model
  const names = method.answeredBy.map(({ name }) => name)
  const { width, height } = paperSizes[paper]
  const { brand } = cover
  const logos = [
    { logo: brand.clientLogo, alt: cover.company },
    { logo: brand.logo, alt: brand.consultancy },
  ]
  const isLong = cover.company.length > LONG_NAME
  return (
    <Page size={[width, height]} style={styles.page} {...bookmark(cover.title)}>
      <PageMark context={context} size={[width, height]} />
      <View style={styles.logos}>
        {logos.map(({ logo, alt }) =>
          logo ? <Logo key={logo.source} logo={logo} box={fitLogo(logo, COVER_LOGO)} alt={alt} /> : null,
        )}
      </View>
      <View style={[styles.title, { borderTopColor: accent }]}>
        <Text style={styles.kind} {...tagged('H1')}>
          {cover.title}
        </Text>
        <Text style={[styles.company, ...(isLong ? [styles.longCompany] : [])]}>{withLastWords(cover.company)}</Text>
        <Text style={styles.subtitle}>{cover.subtitle}</Text>
        {cover.draft ? <Text style={styles.draft}>{cover.draft}</Text> : null}
        {cover.edition ? <Edition edition={cover.edition} /> : null}
      </View>
      <View style={styles.about}>
        {cover.reach ? <Fact label={labels.scope} lines={cover.reach} /> : null}
        {names.length > 0 ? <Fact label={labels.answeredBy} lines={[names.join(', ')]} /> : null}
      </View>
      <View style={styles.foot}>
        <Text style={text.label}>{markingOf(cover)}</Text>
        <View style={styles.sender}>
          {brand.consultancy ? <Text style={text.label}>{brand.consultancy}</Text> : null}
          {brand.address ? <Text style={styles.address}>{brand.address}</Text> : null}
        </View>
      </View>
      {brand.footer ? <Text style={brandFootStyle}>{brand.footer}</Text> : null}
    </Page>
  )
}

/** No legal form stands on a line of its own. */
function withLastWords(company: string): string {
  return company.replace(/ (\S{1,5})$/, '\u00a0$1')
}

function Fact({ label, lines }: { label: string; lines: readonly string[] }) {
  return (
    <View>
      <Text style={text.label}>{label}</Text>
      {lines.map((line) => (
        <Text key={line} style={text.body}>
          {line}
        </Text>
      ))}
    </View>
  )
}

/** Which version it is, and who stands for it. */
function Edition({ edition: { name, issued, signed } }: { edition: EditionMark }) {
  return (
    <View style={styles.edition}>
      <Text style={styles.version}>{name}</Text>
      <Text style={text.body}>{issued}</Text>
      {signed ? <Text style={text.body}>{signed}</Text> : null}
    </View>
  )
}

const styles = StyleSheet.create({
  page: { paddingHorizontal: page.side, paddingBottom: page.bottom, paddingTop: page.head },
  logos: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-start', height: 72 },
  title: { marginTop: 106, borderTopWidth: 2, paddingTop: 18 },
  kind: { ...text.lead, color: colours.soft },
  company: { ...text.headline, fontSize: 32, marginTop: 8, marginBottom: 14 },
  longCompany: { fontSize: 20 },
  subtitle: { ...text.body, color: colours.soft },
  draft: { ...text.body, fontWeight: 600, color: colours.notyet, marginTop: 6 },
  edition: { marginTop: 18, maxWidth: 420 },
  version: { ...text.body, fontWeight: 600 },
  about: { marginTop: 60, maxWidth: 420, rowGap: 14 },
  foot: {
    position: 'absolute',
    bottom: page.foot,
    left: page.side,
    right: page.side,
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
  },
  sender: { maxWidth: '60%' },
  address: { ...text.label, maxLines: 8 },
})
