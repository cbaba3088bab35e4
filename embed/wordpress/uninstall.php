<?php
/**
 * Leaves nothing behind.
 *
 * @package TreatmentExplorer
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $treatment_explorer_site ) {
		delete_blog_option( $treatment_explorer_site, 'treatment_explorer_address' );
	}
} else {
	delete_option( 'treatment_explorer_address' );
}
