<?php
/**
 * The settings: one address.
 *
 * @package TreatmentExplorer
 */

defined( 'ABSPATH' ) || exit;

const TREATMENT_EXPLORER_PAGE = 'treatment-explorer';

add_action( 'admin_init', 'treatment_explorer_register_settings' );
add_action( 'admin_menu', 'treatment_explorer_add_page' );
add_filter( 'plugin_action_links_' . plugin_basename( dirname( __DIR__ ) . '/treatment-explorer.php' ), 'treatment_explorer_action_links' );

/** The one option and its field. */
function treatment_explorer_register_settings() {
	register_setting(
		TREATMENT_EXPLORER_PAGE,
		'treatment_explorer_address',
		array(
			'type'              => 'string',
			'default'           => TREATMENT_EXPLORER_ADDRESS,
			'sanitize_callback' => 'treatment_explorer_sanitize_address',
		)
	);
	add_settings_section( 'treatment_explorer_place', '', '__return_empty_string', TREATMENT_EXPLORER_PAGE );
	add_settings_field(
		'treatment_explorer_address',
		__( 'Address of the explorer', 'treatment-explorer' ),
		'treatment_explorer_address_field',
		TREATMENT_EXPLORER_PAGE,
		'treatment_explorer_place',
		array( 'label_for' => 'treatment_explorer_address' )
	);
}

/**
 * An address of the web with a slash at its end, or nothing.
 *
 * @param mixed $given What was typed.
 * @return string
 */
function treatment_explorer_sanitize_address( $given ) {
	$given = is_string( $given ) ? trim( $given ) : '';
	if ( '' === $given ) {
		return '';
	}
	$parts   = wp_parse_url( $given );
	$is_good = isset( $parts['scheme'], $parts['host'] ) && in_array( $parts['scheme'], array( 'https', 'http' ), true );
	if ( ! $is_good || isset( $parts['query'] ) || isset( $parts['fragment'] ) ) {
		add_settings_error(
			'treatment_explorer_address',
			'treatment_explorer_address',
			__( 'This is not an address where the explorer can be. Write one like https://explorer.example.com/ — the old one was kept.', 'treatment-explorer' )
		);
		return get_option( 'treatment_explorer_address', TREATMENT_EXPLORER_ADDRESS );
	}
	return trailingslashit( esc_url_raw( $given, array( 'https', 'http' ) ) );
}

/** The field of the address. */
function treatment_explorer_address_field() {
	printf(
		'<input type="url" class="regular-text code" id="treatment_explorer_address" name="treatment_explorer_address" value="%s" aria-describedby="treatment_explorer_address_help">',
		esc_attr( get_option( 'treatment_explorer_address', TREATMENT_EXPLORER_ADDRESS ) )
	);
	printf(
		'<p class="description" id="treatment_explorer_address_help">%s</p>',
		esc_html(
			sprintf(
				/* translators: %s: a version, such as 1.0.0. */
				__( 'Where the explorer is published. It must hold the folder %s of this plugin’s release; browsers refuse any other.', 'treatment-explorer' ),
				TREATMENT_EXPLORER_VERSION
			)
		)
	);
}

/** Where the page stands. */
function treatment_explorer_add_page() {
	add_options_page(
		__( 'Treatment Explorer', 'treatment-explorer' ),
		__( 'Treatment Explorer', 'treatment-explorer' ),
		'manage_options',
		TREATMENT_EXPLORER_PAGE,
		'treatment_explorer_settings_page'
	);
}

/** The page. */
function treatment_explorer_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form action="options.php" method="post">';
	settings_fields( TREATMENT_EXPLORER_PAGE );
	do_settings_sections( TREATMENT_EXPLORER_PAGE );
	submit_button();
	echo '</form><h2>' . esc_html__( 'On a page', 'treatment-explorer' ) . '</h2><p>';
	esc_html_e( 'Add the block “Treatment Explorer”, or write the shortcode:', 'treatment-explorer' );
	echo '</p><p><code>[treatment_explorer treatment="micro-needling" view="estimator"]</code></p></div>';
}

/**
 * A way from the list of plugins to the settings.
 *
 * @param string[] $links The ways so far.
 * @return string[]
 */
function treatment_explorer_action_links( $links ) {
	$address = admin_url( 'options-general.php?page=' . TREATMENT_EXPLORER_PAGE );
	array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( $address ), esc_html__( 'Settings', 'treatment-explorer' ) ) );
	return $links;
}
