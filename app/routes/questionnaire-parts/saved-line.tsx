import { useTranslations } from 'use-intl'
import { ClockTime } from '#app/ui/clock-time.tsx'
import { SavedState } from '#app/ui/saved-state.tsx'

/** `saved` only after the server has committed; `offline` and `busy` count answers that wait in this page, `kept` such as the browser keeps too. */
export type Saving =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'offline' | 'kept' | 'busy'; count: number }
  | { state: 'failed' }
  | { state: 'conflict' }

/** What has become of the last answer, in words that are true. */
export function SavedLine({ saving }: { saving: Saving }) {
  const t = useTranslations('questionnaire.saving')
  return <SavedState isWarning={saving.state === 'failed' || saving.state === 'conflict'}>{words()}</SavedState>

  function words() {
    switch (saving.state) {
      case 'idle':
        return null
      case 'saved':
        return t.rich('saved', { time: () => <ClockTime at={saving.at} /> })
      case 'offline':
      case 'kept':
      case 'busy':
        return t(saving.state, { count: saving.count })
      default:
        return t(saving.state)
    }
  }
}
