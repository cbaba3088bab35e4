<?php
/**
 * What the editor's script needs.
 *
 * @package TreatmentExplorer
 */

return array(
	'dependencies' => array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n', 'wp-server-side-render' ),
	'version'      => '{version}',
);
