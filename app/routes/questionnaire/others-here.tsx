import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

const AGAIN_MS = 30_000
/** A page where nobody does anything asks no more after ten minutes: else no session would ever end idle. */
const MOST_ASKED = 20

/** Who else looks at these questions now; said quietly, and asked for only while the page is looked at. */
export function OthersHere({ names, askAt }: { names: readonly string[]; askAt: string }) {
  const t = useTranslations('app.questions.others')
  const [asked, setAsked] = useState<readonly string[] | null>(null)
  useEffect(() => {
    let left = MOST_ASKED
    const wake = () => {
      left = MOST_ASKED
    }
    async function ask() {
      if (document.visibilityState !== 'visible' || left === 0) return
      left -= 1
      // Without an answer, what was known stays.
      const answer = await fetch(askAt, { method: 'POST', body: new URLSearchParams() }).catch(() => null)
      if (answer?.ok) setAsked((await answer.json()) as string[])
    }
    const timer = setInterval(ask, AGAIN_MS)
    document.addEventListener('visibilitychange', ask)
    document.addEventListener('input', wake)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
      document.removeEventListener('input', wake)
    }
  }, [askAt])
  const shown = asked ?? names
  if (shown.length === 0) return null
  const named = [...new Set(shown.filter((name) => name !== ''))]
  const [first = t('somebody'), ...more] = named
  return (
    <p className="mb-3 text-sm text-soft [overflow-wrap:anywhere]">
      {t('here', { name: first, more: Math.max(more.length, shown.length - 1) })}
    </p>
  )
}
