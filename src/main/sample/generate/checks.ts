import type { Scene } from './situations/situation.ts';
import { sceneReasons } from './compare-scene.ts';

/** One check of a verification, in Persona's shape (persona-domain, section 2.4). */
export interface SampleCheck {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'not_applicable';
  readonly category: 'biometrics' | 'fraud' | 'user_action_required' | 'validity' | null;
  readonly reasons: readonly string[];
  readonly requirement: 'required' | 'not_required';
  readonly metadata: Readonly<Record<string, unknown>>;
}

function check(
  name: string,
  status: SampleCheck['status'],
  category: SampleCheck['category'],
  requirement: SampleCheck['requirement'],
  reasons: readonly string[] = [],
): SampleCheck {
  return { name, status, category, reasons, requirement, metadata: {} };
}

/** The account comparison as a letter-for-letter comparison of name and birth date would see it. */
function accountComparison(scene: Scene, joined: boolean): SampleCheck {
  const name = 'id_account_comparison';
  if (!joined) return check(name, 'not_applicable', 'fraud', 'not_required', ['missing_properties']);
  const reasons = sceneReasons(scene);
  const compared = [reasons.name, reasons.birthdate];
  if (compared.includes('missing-on-file')) {
    return check(name, 'not_applicable', 'fraud', 'required', ['missing_properties']);
  }
  const agrees = compared.every((reason) => reason === 'exact' || reason === 'diacritics');
  return {
    ...check(name, agrees ? 'passed' : 'failed', 'fraud', 'required'),
    metadata: { compared: ['name', 'birthdate'] },
  };
}

/** Checks of a government-id verification. `joined` says whether there was an account to compare with. */
export function governmentIdChecks(scene: Scene, joined: boolean, hasMrz: boolean): readonly SampleCheck[] {
  const fraud = scene.truth === 'different';
  return [
    accountComparison(scene, joined),
    check('id_inquiry_comparison', 'passed', 'fraud', 'required'),
    check('id_entity_detection', 'passed', 'user_action_required', 'required'),
    check('id_expired_detection', 'passed', 'user_action_required', 'required'),
    check('id_mrz_detection', hasMrz ? 'passed' : 'not_applicable', 'user_action_required', 'not_required'),
    check('id_tamper_detection', 'passed', 'fraud', 'required'),
    check('id_compromised_detection', 'passed', 'fraud', 'required'),
    check('id_electronic_replica_detection', fraud ? 'failed' : 'passed', 'fraud', 'not_required'),
    check('id_portrait_detection', 'passed', 'user_action_required', 'required'),
    check('id_age_comparison', 'passed', 'validity', 'required'),
    check('id_aamva_database_lookup', 'not_applicable', 'fraud', 'not_required', [
      'disabled_by_check_config',
    ]),
  ];
}

/** Checks of a selfie verification. */
export function selfieChecks(scene: Scene): readonly SampleCheck[] {
  const doubtful = scene.truth === 'different';
  return [
    check('selfie_id_comparison', doubtful ? 'failed' : 'passed', 'biometrics', 'required'),
    check('selfie_liveness_detection', 'passed', 'fraud', 'required'),
    check('selfie_pose_detection', 'passed', 'user_action_required', 'required'),
    check('selfie_multiple_faces_detection', 'passed', 'user_action_required', 'required'),
    check('selfie_glasses_detection', 'passed', 'user_action_required', 'not_required'),
  ];
}

/** Checks of a database verification, one per property, as the international variants have them. */
export function databaseChecks(scene: Scene): readonly SampleCheck[] {
  const status = scene.truth === 'same' ? 'passed' : 'failed';
  return [
    check('database_name_comparison', status, 'fraud', 'required'),
    check('database_birthdate_comparison', status, 'fraud', 'required'),
    check(
      'database_address_comparison',
      scene.incoming.street1 === '' ? 'not_applicable' : status,
      'fraud',
      'not_required',
    ),
    check('database_deceased_detection', 'passed', 'fraud', 'required'),
  ];
}
