import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { useIn } from '#app/routes/report/use-in.ts'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Footer } from '#app/ui/footer.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Page } from '#app/ui/page.tsx'
import type { SharedFrameView } from './read-shared.tsx'

type SharedFrameProps = {
  /** Who shares it and how long; left out where the link has ended, which tells nobody whose it was. */
  frame?: SharedFrameView
  isReport?: boolean
  children: ReactNode
}

/** What stands around a shared report: whose it is, what is noted, and no way into the application. */
export function SharedFrame({ frame, isReport = false, children }: SharedFrameProps) {
  const t = useTranslations('delivery.shared')
  const { token } = useParams()
  const inIt = useIn()
  return (
    <Page
      width={isReport ? 'page' : 'form'}
      masthead={
        <Masthead
          brand={<span className="font-semibold [overflow-wrap:anywhere]">{frame?.workspace ?? t('name')}</span>}
        />
      }
      footer={
        <Footer>
          {frame && (
            <>
              {isReport && <span>{t.rich('until', { date: () => <CalendarDate on={frame.until} /> })}</span>}
              <span>{t('counted')}</span>
            </>
          )}
          {isReport && <a href={inIt(`/shared/${token}/ask`)}>{t('ask')}</a>}
          <PlaceLink href="/trust/privacy-notice">{t('privacy')}</PlaceLink>
        </Footer>
      }
    >
      {children}
    </Page>
  )
}
