/** Check: the list of all rules. A new rule is one file and one line here. */
import type { Rule } from '../model/rule.ts';
import { alertRunbook } from './rules/alert-runbook.ts';
import { backupInterval } from './rules/backup-interval.ts';
import { brandChoice } from './rules/brand-choice.ts';
import { brandContrast } from './rules/brand-contrast.ts';
import { brandFile } from './rules/brand-file.ts';
import { brokenLink } from './rules/broken-link.ts';
import { certificateInteractions } from './rules/certificate-interactions.ts';
import { certificateLapsed } from './rules/certificate-lapsed.ts';
import { closingHashes } from './rules/closing-hashes.ts';
import { codeOwner } from './rules/code-owner.ts';
import { commonMisspelling } from './rules/common-misspelling.ts';
import { componentEndOfLife } from './rules/component-end-of-life.ts';
import { componentTier } from './rules/component-tier.ts';
import { contentsList } from './rules/contents-list.ts';
import { contractInPlace } from './rules/contract-in-place.ts';
import { contractLapsed } from './rules/contract-lapsed.ts';
import { criterionNotMet } from './rules/criterion-not-met.ts';
import { criticalSupport } from './rules/critical-support.ts';
import { danglingSidebar } from './rules/dangling-sidebar.ts';
import { dateOrder } from './rules/date-order.ts';
import { dependencyContact } from './rules/dependency-contact.ts';
import { dependencyCycle } from './rules/dependency-cycle.ts';
import { dependencyLevel } from './rules/dependency-level.ts';
import { dependencyOnItself } from './rules/dependency-on-itself.ts';
import { dependencyRetired } from './rules/dependency-retired.ts';
import { dependencyTier } from './rules/dependency-tier.ts';
import { descriptionLength } from './rules/description-length.ts';
import { documentationComplete } from './rules/documentation-complete.ts';
import { duplicateAddress } from './rules/duplicate-address.ts';
import { duplicateHeading } from './rules/duplicate-heading.ts';
import { duplicateId } from './rules/duplicate-id.ts';
import { duplicateTerm } from './rules/duplicate-term.ts';
import { emphasisAsHeading } from './rules/emphasis-as-heading.ts';
import { emptyLink } from './rules/empty-link.ts';
import { escalationOrder } from './rules/escalation-order.ts';
import { evidenceLapsed } from './rules/evidence-lapsed.ts';
import { factDue } from './rules/fact-due.ts';
import { frameworkCondition } from './rules/framework-condition.ts';
import { frameworkEvidence } from './rules/framework-evidence.ts';
import { frameworkIdentity } from './rules/framework-identity.ts';
import { glossaryLink } from './rules/glossary-link.ts';
import { guidanceOwnership } from './rules/guidance-ownership.ts';
import { headingLevelOne } from './rules/heading-level-one.ts';
import { headingOrder } from './rules/heading-order.ts';
import { headingWithoutSpace } from './rules/heading-without-space.ts';
import { headingsMismatch } from './rules/headings-mismatch.ts';
import { homepage } from './rules/homepage.ts';
import { inconsistentTerm } from './rules/inconsistent-term.ts';
import { itsmComplete } from './rules/itsm-complete.ts';
import { keyOrder } from './rules/key-order.ts';
import { kramdownAttribute } from './rules/kramdown-attribute.ts';
import { languageWithoutWords } from './rules/language-without-words.ts';
import { levelHistoryStale } from './rules/level-history-stale.ts';
import { levelMissed } from './rules/level-missed.ts';
import { lifecycleOwner } from './rules/lifecycle-owner.ts';
import { linkText } from './rules/link-text.ts';
import { liveServicesManager } from './rules/live-services-manager.ts';
import { malformedLink } from './rules/malformed-link.ts';
import { missingAltText } from './rules/missing-alt-text.ts';
import { missingDescription } from './rules/missing-description.ts';
import { missingFinalNewline } from './rules/missing-final-newline.ts';
import { missingSection } from './rules/missing-section.ts';
import { navigation } from './rules/navigation.ts';
import { nestedTooDeeply } from './rules/nested-too-deeply.ts';
import { noHeadings } from './rules/no-headings.ts';
import { openFindings } from './rules/open-findings.ts';
import { permittedDowntime } from './rules/permitted-downtime.ts';
import { personalContact } from './rules/personal-contact.ts';
import { placeholder } from './rules/placeholder.ts';
import { priorityOrder } from './rules/priority-order.ts';
import { processMaturity } from './rules/process-maturity.ts';
import { rawHtml } from './rules/raw-html.ts';
import { readinessManager } from './rules/readiness-manager.ts';
import { recoveryTier } from './rules/recovery-tier.ts';
import { redirectCollision } from './rules/redirect-collision.ts';
import { rehearsals } from './rules/rehearsals.ts';
import { relativePermalink } from './rules/relative-permalink.ts';
import { releaseAgreements } from './rules/release-agreements.ts';
import { releaseApproval } from './rules/release-approval.ts';
import { releaseOrder } from './rules/release-order.ts';
import { releaseValidation } from './rules/release-validation.ts';
import { releaseVerification } from './rules/release-verification.ts';
import { remoteImage } from './rules/remote-image.ts';
import { repeatedSummary } from './rules/repeated-summary.ts';
import { reviewBoard } from './rules/review-board.ts';
import { reviewDate } from './rules/review-date.ts';
import { reviewOverdue } from './rules/review-overdue.ts';
import { rotaSize } from './rules/rota-size.ts';
import { runbookTasks } from './rules/runbook-tasks.ts';
import { secret } from './rules/secret.ts';
import { serviceLevels } from './rules/service-levels.ts';
import { singlePointOfFailure } from './rules/single-point-of-failure.ts';
import { supersededFramework } from './rules/superseded-framework.ts';
import { supersededFrameworkText } from './rules/superseded-framework-text.ts';
import { supersededTerm } from './rules/superseded-term.ts';
import { supplierPromise } from './rules/supplier-promise.ts';
import { supportLines } from './rules/support-lines.ts';
import { tabAfterBullet } from './rules/tab-after-bullet.ts';
import { templateSyntax } from './rules/template-syntax.ts';
import { templateVersion } from './rules/template-version.ts';
import { trailingWhitespace } from './rules/trailing-whitespace.ts';
import { unclosedFence } from './rules/unclosed-fence.ts';
import { undefinedAcronym } from './rules/undefined-acronym.ts';
import { unknownCriterion } from './rules/unknown-criterion.ts';
import { unknownLayout } from './rules/unknown-layout.ts';
import { unknownRule } from './rules/unknown-rule.ts';
import { unquotedTime } from './rules/unquoted-time.ts';
import { unresolvedReference } from './rules/unresolved-reference.ts';
import { unsafeLink } from './rules/unsafe-link.ts';
import { verificationPeriod } from './rules/verification-period.ts';
import { waiverLapsed } from './rules/waiver-lapsed.ts';
import { workingDays } from './rules/working-days.ts';

/** Every rule, in the order in which they run. */
export const rules: readonly Rule[] = [
  alertRunbook,
  backupInterval,
  brandChoice,
  brandContrast,
  brandFile,
  brokenLink,
  certificateInteractions,
  certificateLapsed,
  closingHashes,
  codeOwner,
  commonMisspelling,
  componentEndOfLife,
  componentTier,
  contentsList,
  contractInPlace,
  contractLapsed,
  criterionNotMet,
  criticalSupport,
  danglingSidebar,
  dateOrder,
  dependencyContact,
  dependencyCycle,
  dependencyLevel,
  dependencyOnItself,
  dependencyRetired,
  dependencyTier,
  descriptionLength,
  documentationComplete,
  duplicateAddress,
  duplicateHeading,
  duplicateId,
  duplicateTerm,
  emphasisAsHeading,
  emptyLink,
  escalationOrder,
  evidenceLapsed,
  factDue,
  frameworkCondition,
  frameworkEvidence,
  frameworkIdentity,
  glossaryLink,
  guidanceOwnership,
  headingLevelOne,
  headingOrder,
  headingWithoutSpace,
  headingsMismatch,
  homepage,
  inconsistentTerm,
  itsmComplete,
  kramdownAttribute,
  keyOrder,
  languageWithoutWords,
  levelHistoryStale,
  levelMissed,
  lifecycleOwner,
  linkText,
  liveServicesManager,
  malformedLink,
  missingAltText,
  missingDescription,
  missingFinalNewline,
  missingSection,
  navigation,
  nestedTooDeeply,
  noHeadings,
  openFindings,
  permittedDowntime,
  personalContact,
  placeholder,
  priorityOrder,
  processMaturity,
  rawHtml,
  readinessManager,
  recoveryTier,
  rehearsals,
  redirectCollision,
  relativePermalink,
  releaseAgreements,
  releaseApproval,
  releaseOrder,
  releaseValidation,
  releaseVerification,
  remoteImage,
  repeatedSummary,
  reviewBoard,
  reviewDate,
  reviewOverdue,
  rotaSize,
  runbookTasks,
  secret,
  serviceLevels,
  singlePointOfFailure,
  supersededFrameworkText,
  supersededFramework,
  supersededTerm,
  supplierPromise,
  supportLines,
  tabAfterBullet,
  templateSyntax,
  templateVersion,
  trailingWhitespace,
  unclosedFence,
  undefinedAcronym,
  unknownCriterion,
  unknownLayout,
  unknownRule,
  unquotedTime,
  unresolvedReference,
  unsafeLink,
  verificationPeriod,
  waiverLapsed,
  workingDays,
];
