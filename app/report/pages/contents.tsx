import { Link, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReportModel } from '../model/report-model.ts'
import { type PageContext, ReportPage } from '../parts/report-page.tsx'
import { entries, pageOf } from '../tagging/contents.ts'
import { tagged } from '../tagging/tag.ts'
import { colours, tabular, text } from '../theme.ts'

/** Every section that follows, with its page. What stands here is the pattern of an entry: `fillContents` repeats it. */
export function ContentsPage({ context }: { context: PageContext }) {
  const { labels } = context.model
  return (
    <ReportPage context={context} title={labels.contents}>
      <Text style={styles.title} {...tagged('H2')}>
        {labels.contents}
      </Text>
      <View {...entries()}>
        <View style={styles.entry} wrap={false} {...tagged('TOCI')}>
          <Text style={styles.name} {...tagged('Reference')}>
            <Link src="#" style={styles.link}>
              {labels.contents}
            </Link>
          </Text>
          <Text style={styles.number} {...pageOf()}>
            0
          </Text>
        </View>
      </View>
    </ReportPage>
  )
}

/** Reports of before the page was there do not know its name. */
export function hasContents({ labels }: ReportModel): boolean {
  return Boolean(labels.contents)
}

const styles = StyleSheet.create({
  title: { ...text.section, marginBottom: 14 },
  entry: {
    flexDirection: 'row',
    borderBottomWidth: 0.5,
    borderBottomColor: colours.hair,
    // The longest contents have room on a page of Letter.
    paddingVertical: 4,
  },
  name: { ...text.body, fontSize: 10.5, flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 20 },
  link: { color: colours.ink, textDecoration: 'none' },
  number: { ...text.body, ...tabular, fontSize: 10.5, width: 36, textAlign: 'right' },
})
