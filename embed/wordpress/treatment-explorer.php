<?php
/**
 * Plugin Name:       Treatment Explorer
 * Description:       Puts the evidence-first explorer of skin treatments on a page: a shortcode, a block, and a link where neither can run.
 * Version:           {version}
 * Requires at least: 5.8
 * Requires PHP:      7.4
 * Author:            Treatment Explorer
 * License:           MIT OR Apache-2.0
 * Text Domain:       treatment-explorer
 *
 * This file brings the parts together: attributes, what stands on a page, the block, and the settings.
 *
 * @package TreatmentExplorer
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/includes/release.php';
require_once __DIR__ . '/includes/attributes.php';
require_once __DIR__ . '/includes/page.php';
require_once __DIR__ . '/includes/block.php';
require_once __DIR__ . '/includes/settings.php';
