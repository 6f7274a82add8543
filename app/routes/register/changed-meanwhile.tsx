import { useTranslations } from 'use-intl'
import { Notice } from '#app/ui/notice.tsx'
import type { InterviewView } from './interview.tsx'

/** Says what somebody else answered while the reader chose. */
export function ChangedMeanwhile({ step: { question, known } }: { step: NonNullable<InterviewView['step']> }) {
  const t = useTranslations('register.interview')
  const unsure = useTranslations('governance.question')('unsure')
  const theirs = question.options.find(({ id }) => id === known?.option)?.text ?? (known ? unsure : t('noAnswer'))
  return (
    <Notice kind="warn" title={t('changedTitle')}>
      {t('changed', { theirs })}
    </Notice>
  )
}
