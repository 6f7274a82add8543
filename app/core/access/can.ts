/** What somebody is in a workspace. */
export const ROLES = ['owner', 'consultant', 'member', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** Who acts: a guest in a workspace of their own, a member in theirs, or somebody who was asked to answer. */
export type Actor = 'guest' | 'participant' | Role

const RIGHTS = {
  'assessment.read': ['guest', 'owner', 'consultant', 'member', 'viewer'],
  /** Answers, plan, settings, submission, copies; also to start one. */
  'assessment.write': ['guest', 'owner', 'consultant', 'member'],
  'assessment.delete': ['guest', 'owner', 'consultant'],
  /** What people write into its report, and how that is laid out; after it was submitted, too. */
  'report.write': ['guest', 'owner', 'consultant', 'member'],
  /** Texts that the workspace keeps for its reports; everybody in it may see them. */
  'textBlock.write': ['owner', 'consultant', 'member'],
  /** Writes down what they saw of a company themselves, beside what the answers say. */
  'capability.rate': ['owner', 'consultant'],
  /** Who is asked beside the lead, how far they are, where they differ and what they agreed on. */
  'team.read': ['guest', 'owner', 'consultant', 'member', 'viewer'],
  /** Links to answer by, the day it is due, closing, taking out, what was agreed on; also to enter what somebody told. */
  'team.write': ['guest', 'owner', 'consultant', 'member'],
  /** Has mail sent to people whom they name. */
  'team.mail': ['owner', 'consultant', 'member'],
  /** Links by which people without an account read its report, and mails with them; a guest answers for nothing. */
  'report.share': ['owner', 'consultant', 'member'],
  /** What goes with reports by mail. */
  'report.mailText': ['owner', 'consultant'],
  /** Their own answers and nothing else; never results, answers of others, registers or pilots. */
  'answer.give': ['participant'],
  /** In the threads that are open to who is asked; to resolve and open again those that they began. */
  'comment.join': ['participant'],
  /** Asks who looks after the workspace something about a check. */
  'enquiry.ask': ['guest', 'owner', 'consultant', 'member', 'viewer'],
  /** The same, of whoever is asked to answer. */
  'enquiry.askThem': ['participant'],
  /** Reads what is asked in all checks of the workspace, and answers it. */
  'enquiry.answer': ['owner', 'consultant'],
  /** Links that show their answers, and which of them they gave; never what others gave. */
  'evidence.give': ['participant'],
  /** Makes a version of the report that stays as it is. */
  'report.issue': ['guest', 'owner', 'consultant', 'member'],
  /** Stands for a version by name. */
  'report.sign': ['owner', 'consultant'],
  /** The same, where whoever issued it asked readers to. */
  'report.signAsReader': ['owner', 'consultant', 'member', 'viewer'],
  /** Name, people, notes, files; also to put it away and back, and to bring checks to it. */
  'client.read': ['owner', 'consultant', 'member', 'viewer'],
  /** Name, people, notes, files; also to put it away and back, and to bring checks to it. */
  'client.write': ['owner', 'consultant', 'member'],
  /** With all of its checks. */
  'client.delete': ['owner', 'consultant'],
  /** The register of AI systems of a company: facts, answers, duties. */
  'system.read': ['guest', 'owner', 'consultant', 'member', 'viewer'],
  'system.write': ['guest', 'owner', 'consultant', 'member'],
  /** With its records. */
  'system.delete': ['guest', 'owner', 'consultant'],
  /** Looks at what somebody else recorded; never at one's own. */
  'system.approve': ['owner', 'consultant', 'member'],
  /** Charters, figures and verdicts of pilots. */
  'pilot.read': ['guest', 'owner', 'consultant', 'member', 'viewer'],
  /** Charter, signatures, figures, events, reviews at the gate. */
  'pilot.write': ['guest', 'owner', 'consultant', 'member'],
  /** With its figures. */
  'pilot.delete': ['guest', 'owner', 'consultant'],
  'workspace.read': ['owner', 'consultant', 'member', 'viewer'],
  /** Name, kind, planned deletion. */
  'workspace.change': ['owner'],
  /** How its reports look. */
  'brand.change': ['owner', 'consultant'],
  /** Everything in it as a file to keep. */
  'workspace.export': ['guest', 'owner'],
  'members.invite': ['owner', 'consultant'],
  /** Another role, or out; see {@link can} for whom. */
  'members.change': ['owner', 'consultant'],
  /** What the workspace asks otherwise than the standard; everybody in it may see that. */
  'questions.change': ['owner', 'consultant'],
  'log.read': ['owner'],
} as const satisfies Record<string, readonly Actor[]>

export type Action = keyof typeof RIGHTS
export const ACTIONS = Object.keys(RIGHTS) as Action[]

/** What an action is done to, where the role alone does not decide. */
export type ActionObject = {
  /** Of the person concerned; what they are, or what they would become. */
  roles: readonly Role[]
}

/** Whom a consultant may let in, change and let go. */
const BELOW_CONSULTANT: readonly Role[] = ['member', 'viewer']

/**
 * Whether somebody may do something. What is not listed is not allowed.
 *
 * @param object left out: whether they may do it to anything at all
 */
export function can(actor: Actor, action: Action, object?: ActionObject): boolean {
  const allowed: readonly Actor[] = RIGHTS[action]
  if (!allowed.includes(actor)) return false
  if (actor !== 'consultant' || object === undefined) return true
  return object.roles.every((role) => BELOW_CONSULTANT.includes(role))
}
