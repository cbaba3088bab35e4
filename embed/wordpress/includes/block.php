<?php
/**
 * The block: the same element as the shortcode's, made on the server; the editor shows the link and the settings.
 *
 * @package TreatmentExplorer
 */

defined( 'ABSPATH' ) || exit;

const TREATMENT_EXPLORER_BLOCK = 'treatment-explorer/explorer';

add_action( 'init', 'treatment_explorer_register_block' );

/** Registers the block with what its editor must know of the release. */
function treatment_explorer_register_block() {
	register_block_type( dirname( __DIR__ ), array( 'render_callback' => 'treatment_explorer_block' ) );
	$editor = generate_block_asset_handle( TREATMENT_EXPLORER_BLOCK, 'editorScript' );
	$facts  = array( 'treatments' => treatment_explorer_treatments() );
	wp_add_inline_script( $editor, 'window.treatmentExplorer = ' . wp_json_encode( $facts, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
	wp_set_script_translations( $editor, 'treatment-explorer' );
}

/**
 * Makes the block.
 *
 * @param mixed $given Attributes.
 * @return string
 */
function treatment_explorer_block( $given ) {
	$html = treatment_explorer_html( treatment_explorer_read( $given ) );
	return '' === $html ? '' : sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $html );
}
