import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { usualPaper } from '#app/routes/report/handed-out.server.ts'
import { reportView } from '#app/routes/report/report-view.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { waitsForCode } from '#app/server/delivery/reader-code.server.ts'
import { isReading, requireSharedLink, type SharedLink } from '#app/server/delivery/shared-link.server.ts'
import type { Route } from './+types/read-shared'
import { openShared } from './open-shared.server.ts'
import { readerLinks } from './reader-links.ts'
import { SharedDoor } from './shared-door.tsx'
import { SharedFrame } from './shared-frame.tsx'
import { speakAsShared } from './shared-language.server.ts'
import { sharedReport } from './shared-report.server.ts'
import { SharedReport } from './shared-report.tsx'

/** It speaks the language of what is shared. */
export const middleware: Route.MiddlewareFunction[] = [speakAsShared]

/** No scripts: mails lead here, and everything works without. */
export const handle = { hydrate: false }

const title = pageTitle('sharedReport')
export const meta = (args: Route.MetaArgs) => [
  ...title(args),
  { name: 'robots', content: 'noindex, nofollow, noarchive' },
]

/** Whoever the link reaches and nobody else is to find it. */
export const headers = () => ({ 'X-Robots-Tag': 'noindex, nofollow, noarchive' })

/** The report for whoever opened it in this browser; for anybody else the door. Reading neither opens nor counts. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const shared = await requireSharedLink(context, params.token)
  const { state, workspace, timeZone, expiresAt } = shared.link
  if (state !== 'open') return data({ is: 'shut' as const, why: state }, 410)
  const frame = { workspace, until: dateIn(expiresAt, timeZone) }
  if (await isReading(context, shared)) {
    const { report, file, isSubmitted, asked } = await sharedReport(context, shared)
    const here = `/shared/${params.token}`
    const base = `${here}/report`
    const files = shared.link.mayDownload ? { base, paper: usualPaper({ report, file }) } : null
    const view = reportView(report, readerLinks(context.get(services).catalogue))
    return data({ is: 'report' as const, frame, view, isSubmitted, files, asked, here })
  }
  return data({ is: 'door' as const, frame, ...(await doorOf(context, shared)) })
}

async function doorOf(context: Route.LoaderArgs['context'], shared: SharedLink) {
  const { mailing, mode } = context.get(services)
  const waiting = shared.link.isGuarded ? await waitsForCode(context, shared) : null
  return {
    isGuarded: shared.link.isGuarded,
    /** The address that this browser gave; `null`: it gave none, or the code is over. */
    email: waiting?.email ?? null,
    isLocal: mailing.way === 'local',
    hasOutbox: mode === 'development',
  }
}

export type DoorView = Awaited<ReturnType<typeof doorOf>> & { frame: SharedFrameView }
export type SharedFrameView = { workspace: string; until: string }

export const action = ({ context, params, request }: Route.ActionArgs) => openShared(context, params.token, request)

export default function SharedRoute({ loaderData: shown, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('delivery.shared')
  if (shown.is === 'shut') {
    return (
      <SharedFrame>
        <h1 className="mb-4">{t(`shut.${shown.why}.heading`)}</h1>
        <p className="max-w-measure">{t(`shut.${shown.why}.text`)}</p>
      </SharedFrame>
    )
  }
  if (shown.is === 'door') {
    return (
      <SharedFrame frame={shown.frame}>
        <SharedDoor view={shown} outcome={outcome} />
      </SharedFrame>
    )
  }
  return (
    <SharedFrame frame={shown.frame} isReport>
      <SharedReport {...shown} />
    </SharedFrame>
  )
}
