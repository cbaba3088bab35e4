<?php
/**
 * The release that this plugin loads. The build writes the values.
 *
 * @package TreatmentExplorer
 */

defined( 'ABSPATH' ) || exit;

/** The release of the element, which is also the name of its folder. */
const TREATMENT_EXPLORER_VERSION = '{version}';

/** The digest of that release's script: the browser refuses any other file. */
const TREATMENT_EXPLORER_INTEGRITY = '{integrity}';

/** Where the explorer was published when this plugin was built; the settings can say another place. */
const TREATMENT_EXPLORER_ADDRESS = '{address}';

/**
 * The treatments of that release.
 *
 * @return array<string, string> Name by slug.
 */
function treatment_explorer_treatments() {
	return json_decode( '{treatments}', true );
}
