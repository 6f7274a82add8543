import { useTranslations } from 'use-intl'
import { Notice } from '#app/ui/notice.tsx'
import type { ReadersGet } from './readers-get.server.ts'

/** What readers of a report will see, and where whoever shares it changes that. */
export function ReadersNotice({ get, base }: { get: ReadersGet; base: string }) {
  const t = useTranslations('delivery.readers')
  const version = get.is === 'version' ? get.version : ''
  return (
    <Notice kind="info" title={t(`${get.is}.title`, { version })}>
      {t(`${get.is}.text`)}{' '}
      <a href={`${base}/${get.is === 'open' ? 'review' : 'report/versions'}`}>{t(`${get.is}.way`)}</a>
    </Notice>
  )
}
