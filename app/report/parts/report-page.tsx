import { Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { ReportModel } from '../model/report-model.ts'
import { colours, type Paper, page, paperSizes, text } from '../theme.ts'
import { bookmark } from './bookmark.ts'
import { fitLogo } from './fit-logo.ts'
import { Logo } from './logo.tsx'
import { markingOf } from './marking.ts'
import { Watermark } from './watermark.tsx'

export type PageContext = {
  model: ReportModel
  paper: Paper
  accent: string
  /** The origin whose public pages it leads to; `null`: it leads to none. */
  library: string | null
}

type ReportPageProps = {
  context: PageContext
  /** Entry of the outline; without one the page continues the last. */
  title?: string
  orientation?: 'portrait' | 'landscape'
  children: ReactNode
}

/**
 * A page that flows on: running head with the client's name, foot with page n / m. Only the foot is laid out for every page, and only
 * once the number of pages is known.
 */
export function ReportPage({ context, title, orientation = 'portrait', children }: ReportPageProps) {
  const { width, height } = paperSizes[context.paper]
  const size: [number, number] = orientation === 'portrait' ? [width, height] : [height, width]
  return (
    <Page
      size={size}
      style={styles.page}
      layout={(sheet) => <Sheet cover={context.model.cover} sheet={sheet} />}
      {...(title ? bookmark(title) : {})}
    >
      <PageMark context={context} size={size} />
      <RunningHead model={context.model} />
      {children}
    </Page>
  )
}

/** What says across a page of a draft that it is one. */
export function PageMark({ context, size: [width, height] }: { context: PageContext; size: [number, number] }) {
  const { watermark } = context.model.cover
  return watermark ? <Watermark text={watermark} width={width} height={height} /> : null
}

function RunningHead({ model: { cover, labels } }: { model: ReportModel }) {
  return (
    <View style={styles.head} fixed>
      <Text style={styles.headCompany}>{cover.company}</Text>
      <Text style={styles.headTitle}>{`\u00a0· ${labels.running}`}</Text>
      <HeadBrand brand={cover.brand} />
    </View>
  )
}

/** Whose report it is: their logo, small, else their name. */
function HeadBrand({ brand: { logo, consultancy } }: { brand: ReportModel['cover']['brand'] }) {
  if (!logo) return consultancy ? <Text style={styles.headConsultancy}>{consultancy}</Text> : null
  return (
    <View style={styles.headLogo}>
      <Logo logo={logo} box={fitLogo(logo, HEAD_LOGO)} />
    </View>
  )
}

/** Points; a wide logo is as long as a short name. */
const HEAD_LOGO = { area: 700, width: 84, height: 18 }

type SheetProps = {
  cover: ReportModel['cover']
  sheet: { children: ReactNode; pageNumber?: number; totalPages?: number }
}

/** The content of one page and its foot, which takes no room from it. */
function Sheet({ cover, sheet: { children, pageNumber, totalPages } }: SheetProps) {
  return (
    <>
      {children}
      {totalPages === undefined ? null : (
        <>
          <Text style={styles.foot}>{markingOf(cover)}</Text>
          {cover.brand.footer ? <Text style={styles.brandFoot}>{cover.brand.footer}</Text> : null}
          <Text style={styles.number}>{`${pageNumber} / ${totalPages}`}</Text>
        </>
      )}
    </>
  )
}

const HEAD = { padding: 8, below: 32, logo: 32 }
const LINE = text.label.fontSize * text.label.lineHeight
/** What the content keeps free above and below. */
const ABOVE = page.head + LINE + HEAD.padding + 0.5 + HEAD.below
const BELOW = page.foot + LINE + 16

/** A line of the brand's own below the foot, on every page. */
export const brandFootStyle = {
  ...text.label,
  fontSize: 7.5,
  position: 'absolute',
  bottom: page.foot - LINE,
  left: page.side,
  right: page.side,
  maxLines: 1,
  textOverflow: 'ellipsis',
} as const

const styles = StyleSheet.create({
  page: {
    paddingTop: ABOVE,
    paddingBottom: BELOW,
    paddingHorizontal: page.side,
    backgroundColor: colours.paper,
  },
  head: {
    position: 'absolute',
    top: page.head,
    left: page.side,
    right: page.side,
    flexDirection: 'row',
    borderBottomWidth: 0.5,
    borderBottomColor: colours.hair,
    paddingBottom: HEAD.padding,
  },
  headCompany: { ...text.label, maxLines: 1, textOverflow: 'ellipsis', flexShrink: 1, maxWidth: '48%' },
  headTitle: { ...text.label, flexGrow: 1 },
  headConsultancy: { ...text.label, maxLines: 1, textOverflow: 'ellipsis', maxWidth: '38%', textAlign: 'right' },
  /** In the middle of the line, whatever its height. */
  headLogo: {
    position: 'absolute',
    right: 0,
    top: (LINE - HEAD.logo) / 2,
    height: HEAD.logo,
    justifyContent: 'center',
  },
  foot: { ...text.label, position: 'absolute', bottom: page.foot, left: page.side },
  number: { ...text.label, position: 'absolute', bottom: page.foot, right: page.side },
  brandFoot: brandFootStyle,
})
