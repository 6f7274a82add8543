import type { Browser } from '#tests/support/browser.ts'
import type { Mailbox } from '#tests/support/mailbox.ts'
import type { Ids } from './attacked-place.ts'

type Place = { owner: Browser; guest: Browser; mailbox: Mailbox; ids: Ids }

/** Each kind of link that opens something by itself, and how a session looks: where it leads, with a token in it. */
export const DOORS: Record<string, { ways: ['GET' | 'POST', string][] } & { make: (place: Place) => Promise<string> }> =
  {
    'a private link': {
      ways: [
        ['GET', '/resume/T'],
        ['POST', '/resume/T'],
      ],
      async make({ guest }) {
        const page = await guest.post(`/assessments/${await guest.start()}/settings`, { intent: 'link' })
        return tokenIn(await page.text(), 'resume')
      },
    },
    'an invitation': {
      ways: [
        ['GET', '/invitations/T'],
        ['POST', '/invitations/T'],
      ],
      async make({ owner, mailbox, ids }) {
        const [email, role] = ['invited@example.com', 'viewer']
        await owner.post(`/workspaces/${ids.workspaceId}/members`, { intent: 'invite', email, role })
        return tokenIn((await mailbox.waitFor(email)).raw, 'invitations')
      },
    },
    'a link for a vendor': {
      ways: [
        ['GET', '/vendor/T'],
        ['POST', '/vendor/T'],
      ],
      async make({ owner, ids }) {
        const page = `/assessments/${ids.assessmentId}/governance/${ids.systemId}/vendor`
        return tokenIn(await (await owner.post(page, { intent: 'link', vendor: 'Acme' })).text(), 'vendor')
      },
    },
    'the address of a calendar': {
      ways: [['GET', '/calendar/T.ics']],
      async make({ owner, ids }) {
        const page = `/assessments/${ids.assessmentId}/governance/duties`
        return tokenIn(await (await owner.post(page, { intent: 'start' })).text(), 'calendar')
      },
    },
    'a session': {
      ways: [['GET', '/account']],
      make: async ({ owner }) => owner.cookies.get('__Host-sid') ?? '',
    },
  }

function tokenIn(text: string, path: string): string {
  const token = new RegExp(`/${path}/([\\w-]{43})`).exec(text.replaceAll('=\r\n', ''))?.[1]
  if (!token) throw new Error(`There is no link to /${path}.`)
  return token
}
