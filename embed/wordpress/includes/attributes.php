<?php
/**
 * The attributes of the element, as a shortcode and a block give them, and how each is made fit for a page.
 *
 * What a value means is the element's to judge: it warns of what it does not know and shows its default.
 * Here only what could do harm is left out.
 *
 * @package TreatmentExplorer
 */

defined( 'ABSPATH' ) || exit;

/**
 * The attributes, with the kind of each.
 *
 * @return array<string, string> Kind by name: `word`, `address` (of the web) or `booking` (of the web, or `tel:`).
 */
function treatment_explorer_attributes() {
	return array(
		'treatment'     => 'word',
		'view'          => 'word',
		'mode'          => 'word',
		'areas'         => 'word',
		'concern'       => 'word',
		'lang'          => 'word',
		'theme'         => 'word',
		'loading'       => 'word',
		'heading-level' => 'word',
		'booking'       => 'booking',
		'clinic'        => 'address',
		'pass-params'   => 'word',
		'analytics'     => 'word',
		'nonce'         => 'word',
	);
}

/**
 * The name that the block gives an attribute: `headingLevel` for `heading-level`.
 *
 * @param string $name Name in HTML.
 * @return string
 */
function treatment_explorer_property( $name ) {
	return lcfirst( str_replace( ' ', '', ucwords( str_replace( '-', ' ', $name ) ) ) );
}

/**
 * What was given, by the names of HTML, without what is empty, unknown or could do harm.
 *
 * @param mixed $given Attributes of a shortcode (`heading-level` or `heading_level`) or of a block (`headingLevel`).
 * @return array<string, string> Not escaped yet.
 */
function treatment_explorer_read( $given ) {
	$read = array();
	foreach ( treatment_explorer_attributes() as $name => $kind ) {
		foreach ( array( $name, str_replace( '-', '_', $name ), treatment_explorer_property( $name ) ) as $key ) {
			if ( ! is_array( $given ) || ! isset( $given[ $key ] ) || ! is_scalar( $given[ $key ] ) ) {
				continue;
			}
			$value = treatment_explorer_clean( (string) $given[ $key ], $kind );
			if ( '' !== $value ) {
				$read[ $name ] = $value;
			}
			break;
		}
	}
	return $read;
}

/**
 * One value of one line, without control characters; an address only with a scheme that may be followed.
 *
 * @param string $value What was given.
 * @param string $kind  The kind of its attribute.
 * @return string Empty where nothing is left.
 */
function treatment_explorer_clean( $value, $kind ) {
	$value = trim( preg_replace( '/[\x00-\x1f\x7f]+/', ' ', wp_check_invalid_utf8( $value, true ) ) );
	if ( 'word' === $kind ) {
		return mb_substr( $value, 0, 500 );
	}
	$schemes = 'booking' === $kind ? array( 'https', 'http', 'tel' ) : array( 'https', 'http' );
	return esc_url_raw( $value, $schemes );
}
