import { Image, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { bookmark } from '../parts/bookmark.ts'
import { markingOf, type PageContext } from '../parts/report-page.tsx'
import { colours, page, paperSizes, text } from '../theme.ts'

const EMBEDDED = /^data:image\/(png|jpeg);base64,/
const LONG_NAME = 60

/** Whose report this is, of when, and who answered if that is known. */
export function CoverPage({ context: { model, paper, accent } }: { context: PageContext }) {
  const { cover, labels, method } = model
  const names = method.answeredBy.map(({ name }) => name)
  const { width, height } = paperSizes[paper]
  const isLong = cover.company.length > LONG_NAME
  return (
    <Page size={[width, height]} style={styles.page} {...bookmark(cover.title)}>
      <View style={styles.logos}>
        <Logo source={cover.brand.clientLogo} />
        <Logo source={cover.brand.logo} />
      </View>
      <View style={[styles.title, { borderTopColor: accent }]}>
        <Text style={styles.kind}>{cover.title}</Text>
        <Text style={[styles.company, ...(isLong ? [styles.longCompany] : [])]}>{cover.company}</Text>
        <Text style={styles.subtitle}>{cover.subtitle}</Text>
        {cover.draft ? <Text style={styles.draft}>{cover.draft}</Text> : null}
      </View>
      {names.length > 0 ? (
        <View style={styles.people}>
          <Text style={text.label}>{labels.answeredBy}</Text>
          <Text style={text.body}>{names.join(', ')}</Text>
        </View>
      ) : null}
      <View style={styles.foot}>
        <Text style={text.label}>{markingOf(cover)}</Text>
        <Text style={text.label}>{cover.brand.consultancy ?? ''}</Text>
      </View>
    </Page>
  )
}

/** Only a picture that travels with the model is drawn: nothing is fetched, no file is read. */
function Logo({ source }: { source: string | undefined }) {
  return source && EMBEDDED.test(source) ? <Image src={source} style={styles.logo} /> : <View />
}

const styles = StyleSheet.create({
  page: { paddingHorizontal: page.side, paddingBottom: page.bottom, paddingTop: page.head },
  logos: { flexDirection: 'row', justifyContent: 'space-between', height: 48 },
  logo: { maxHeight: 48, maxWidth: 160, objectFit: 'contain' },
  title: { marginTop: 130, borderTopWidth: 2, paddingTop: 18 },
  kind: { ...text.lead, color: colours.soft },
  company: { ...text.headline, fontSize: 32, marginTop: 8, marginBottom: 14 },
  longCompany: { fontSize: 20 },
  subtitle: { ...text.body, color: colours.soft },
  draft: { ...text.body, fontWeight: 600, color: colours.notyet, marginTop: 6 },
  people: { marginTop: 60, maxWidth: 420 },
  foot: {
    position: 'absolute',
    bottom: page.foot,
    left: page.side,
    right: page.side,
    flexDirection: 'row',
    justifyContent: 'space-between',
  },
})
