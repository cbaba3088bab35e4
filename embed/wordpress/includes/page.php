<?php
/**
 * What stands on a page: the element with its link inside, and the script once.
 *
 * In a feed, and where no address is known, the link alone.
 *
 * @package TreatmentExplorer
 */

defined( 'ABSPATH' ) || exit;

const TREATMENT_EXPLORER_SCRIPT = 'treatment-explorer-embed';
const TREATMENT_EXPLORER_STYLE  = 'treatment-explorer-hold';

add_action( 'init', 'treatment_explorer_register' );
add_action( 'wp_enqueue_scripts', 'treatment_explorer_enqueue_early' );
add_filter( 'script_loader_tag', 'treatment_explorer_script_tag', 10, 3 );
add_shortcode( 'treatment_explorer', 'treatment_explorer_shortcode' );

/** Where the explorer is published, with a slash at its end; empty where nobody said it. */
function treatment_explorer_address() {
	$address = get_option( 'treatment_explorer_address', TREATMENT_EXPLORER_ADDRESS );
	$address = is_string( $address ) ? esc_url_raw( $address, array( 'https', 'http' ) ) : '';
	return '' === $address ? '' : trailingslashit( $address );
}

/** Says what the script and the style are called; they are loaded only where the element is. */
function treatment_explorer_register() {
	$address = treatment_explorer_address();
	if ( '' !== $address ) {
		$script = $address . TREATMENT_EXPLORER_VERSION . '/embed.js';
		// No version in the query: the folder is the version, and the digest pins it.
		wp_register_script( TREATMENT_EXPLORER_SCRIPT, $script, array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	}
	wp_register_style( TREATMENT_EXPLORER_STYLE, false, array(), TREATMENT_EXPLORER_VERSION );
	wp_add_inline_style( TREATMENT_EXPLORER_STYLE, 'treatment-explorer:not(:defined){display:block;min-height:20rem}' );
}

/** Loads both. The same handle is printed once, however often this is called. */
function treatment_explorer_enqueue() {
	wp_enqueue_script( TREATMENT_EXPLORER_SCRIPT );
	wp_enqueue_style( TREATMENT_EXPLORER_STYLE );
}

/** The style must be there before the element is, or what comes after it moves. */
function treatment_explorer_enqueue_early() {
	$post = is_singular() ? get_post() : null;
	if ( $post && ( has_shortcode( $post->post_content, 'treatment_explorer' ) || has_block( TREATMENT_EXPLORER_BLOCK, $post ) ) ) {
		treatment_explorer_enqueue();
	}
}

/**
 * Pins the script.
 *
 * @param string $tag    The element as WordPress made it.
 * @param string $handle Whose it is.
 * @param string $source Its address.
 * @return string
 */
function treatment_explorer_script_tag( $tag, $handle, $source ) {
	if ( TREATMENT_EXPLORER_SCRIPT !== $handle ) {
		return $tag;
	}
	return sprintf(
		"<script async crossorigin=\"anonymous\" src=\"%s\" integrity=\"%s\" id=\"%s-js\"></script>\n", // phpcs:ignore WordPress.WP.EnqueuedResources.NonEnqueuedScript
		esc_url( $source ),
		esc_attr( TREATMENT_EXPLORER_INTEGRITY ),
		esc_attr( $handle )
	);
}

/**
 * `[treatment_explorer treatment="micro-needling" view="estimator"]`, with the words of the link inside, if you like.
 *
 * @param mixed  $given   Attributes.
 * @param string $content What stands between the shortcode and its end.
 * @return string
 */
function treatment_explorer_shortcode( $given, $content = '' ) {
	return treatment_explorer_html( treatment_explorer_read( $given ), wp_strip_all_tags( (string) $content, true ) );
}

/**
 * The element, with everything escaped.
 *
 * @param array<string, string> $attributes By the names of HTML.
 * @param string                $words      The words of the link; empty for our own.
 * @return string
 */
function treatment_explorer_html( $attributes, $words = '' ) {
	$address = treatment_explorer_address();
	if ( '' === $address ) {
		// Only who can mend it is told.
		return current_user_can( 'manage_options' )
			? '<p>' . esc_html__( 'Treatment Explorer: say in the settings where the explorer is published.', 'treatment-explorer' ) . '</p>'
			: '';
	}
	$link = treatment_explorer_link( $address, isset( $attributes['treatment'] ) ? $attributes['treatment'] : '', $words );
	if ( is_feed() ) {
		return "<p>$link</p>";
	}
	treatment_explorer_enqueue();
	$html = '<treatment-explorer';
	foreach ( $attributes as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return "$html>$link</treatment-explorer>";
}

/**
 * The link that is there before, without and after everything else.
 *
 * @param string $address   Where the explorer is.
 * @param string $treatment A slug, several, or none.
 * @param string $words     Its words; empty for our own.
 * @return string
 */
function treatment_explorer_link( $address, $treatment, $words ) {
	$treatments = treatment_explorer_treatments();
	$known      = isset( $treatments[ $treatment ] );
	if ( '' === $words ) {
		$words = $known
			/* translators: %s: the name of a treatment. */
			? sprintf( __( 'Read about %s', 'treatment-explorer' ), $treatments[ $treatment ] )
			: __( 'Read about skin treatments', 'treatment-explorer' );
	}
	$target = $address . 'treatments/' . ( $known ? rawurlencode( $treatment ) . '/' : '' );
	return sprintf( '<a href="%s">%s</a>', esc_url( $target ), esc_html( $words ) );
}
