//! A real WordPress for the tests: its own database, its own server, and the plugin from the archive that was built.
//!
//! One for the whole run, because it takes seconds to start; a case has it to itself while it runs.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, bail, ensure};
use serde_json::Value;
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, Command};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard};

use crate::server::{dist, workspace};
use crate::{Outcome, Page};

/// The archive of the plugin, below the built files.
pub const ARCHIVE: &str = "embed/treatment-explorer-wordpress.zip";

/// The password of the administrator, whose name is `admin`.
const PASSWORD: &str = "for a test only";

/// The one of this run, or why there is none: what did not start once is not tried again for each case.
static SITE: Mutex<Option<Result<WordPress, String>>> = Mutex::const_new(None);

/// A running WordPress; it ends when it is dropped.
pub struct WordPress {
    folder: PathBuf,
    port: u16,
    _database: Child,
    _server: Child,
}

/// The WordPress of this run; nobody else has it until it is given back.
///
/// # Errors
/// When it does not start.
pub async fn wordpress() -> Outcome<MappedMutexGuard<'static, WordPress>> {
    let mut site = SITE.lock().await;
    if site.is_none() {
        *site = Some(WordPress::start().await.map_err(|error| format!("{error:#}")));
    }
    if let Some(Err(said)) = site.as_ref() {
        bail!("WordPress does not start: {said}");
    }
    let running = MutexGuard::try_map(site, |site| site.as_mut().and_then(|site| site.as_mut().ok()));
    running.map_err(|_| anyhow::anyhow!("there is no WordPress"))
}

/// Ends the WordPress of this run, if there is one.
pub(crate) async fn stop() {
    SITE.lock().await.take();
}

impl WordPress {
    async fn start() -> Outcome<Self> {
        let archive = dist().join(ARCHIVE);
        ensure!(archive.is_file(), "there is no {}: run `cargo xtask build` first", archive.display());
        let folder = env::temp_dir().join(format!("te-wordpress-{}", std::process::id()));
        // What an earlier run of the same number left.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder)?;
        let database = start_database(&folder).await?;
        let port = free_port()?;
        let site = folder.join("site");
        copy_site(&folder, &site, port).await?;
        let server = program("php")
            .args(["-d", "opcache.enable_cli=1", "-S", &format!("127.0.0.1:{port}"), "-t"])
            .arg(&site)
            .spawn()
            .context("php does not start; `cargo xtask tools` installs it")?;
        let wordpress = Self { folder, port, _database: database, _server: server };
        let mut install = program("php");
        install
            .arg(fixtures().join("install.php"))
            .arg(&site)
            .arg(socket(&wordpress.folder))
            .arg(archive)
            .arg(PASSWORD);
        let said = read(&mut install, "").await.with_context(|| wordpress.complaints().join("\n"))?;
        ensure!(said.trim().ends_with("good"), "WordPress cannot be installed: {said}");
        Ok(wordpress)
    }

    /// Its origin, without a slash at its end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Runs a piece of PHP with WordPress around it, as the administrator; it finds `given` as `$given`.
    ///
    /// # Errors
    /// When it fails.
    pub async fn php(&self, code: &str, given: &Value) -> Outcome<Value> {
        let mut command = program("php");
        command.arg(fixtures().join("run.php")).arg(self.folder.join("site")).arg(code);
        let said = read(&mut command, &given.to_string()).await?;
        let last = said.lines().last().unwrap_or_default();
        serde_json::from_str(last).with_context(|| format!("PHP said: {said}"))
    }

    /// Where the plugin looks for the explorer, from now on.
    ///
    /// # Errors
    /// When it cannot be set.
    pub async fn set_address(&self, origin: &str) -> Outcome {
        let code = "return update_option('treatment_explorer_address', $given . '/') || true;";
        self.php(code, &Value::from(origin)).await.map(drop)
    }

    /// Publishes a post; returns its address.
    ///
    /// # Errors
    /// When it cannot be published.
    pub async fn publish(&self, content: &str) -> Outcome<String> {
        let code = "return wp_insert_post(wp_slash(array('post_title' => 'A post', 'post_status' => 'publish', \
                    'post_content' => $given)), true);";
        let id = self.php(code, &Value::from(content)).await?;
        let id = id.as_u64().with_context(|| format!("the post is not published: {id}"))?;
        Ok(format!("{}/?p={id}", self.origin()))
    }

    /// Signs the administrator in. A library of WordPress's own says on the console that it is there.
    ///
    /// # Errors
    /// When WordPress refuses.
    pub async fn sign_in(&self, page: &Page) -> Outcome {
        page.expect_console("JQMIGRATE");
        page.open_address(&format!("{}/wp-login.php", self.origin())).await?;
        let script = "document.querySelector('#user_login').value = 'admin'; \
                      document.querySelector('#user_pass').value = arguments[0]; \
                      document.querySelector('#wp-submit').click(); return true";
        page.js(script, vec![Value::from(PASSWORD)]).await?;
        page.wait("the administrator is in", "return location.pathname.startsWith('/wp-admin/')", vec![])
            .await
            .map(drop)
    }

    /// What WordPress and PHP wrote down about the plugin: warnings, notices, what is out of date.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder.join("debug.log")).unwrap_or_default();
        log.lines().filter(|line| line.contains("treatment")).map(str::to_owned).collect()
    }
}

impl Drop for WordPress {
    fn drop(&mut self) {
        // A folder that stays behind costs disk space only.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

async fn start_database(folder: &Path) -> Outcome<Child> {
    let data = folder.join("database");
    let data = format!("--datadir={}", data.display());
    // The database does not run for root unless it is told to.
    let user =
        if read(program("id").arg("-u"), "").await?.trim() == "0" { "--user=root" } else { "--skip-symbolic-links" };
    let mut install = program("mariadb-install-db");
    install.args(["--no-defaults", &data, user, "--skip-test-db", "--auth-root-authentication-method=normal"]);
    read(&mut install, "").await.context("the database cannot be made; `cargo xtask tools` installs MariaDB")?;
    let mut database = program("mariadbd");
    database
        .args(["--no-defaults", &data, user, "--skip-networking", "--innodb-flush-log-at-trx-commit=0"])
        .args(["--innodb-buffer-pool-size=32M", "--performance-schema=OFF"])
        .arg(format!("--socket={}", socket(folder).display()))
        .arg(format!("--pid-file={}", folder.join("database.pid").display()));
    database.spawn().context("mariadbd does not start; `cargo xtask tools` installs it")
}

fn socket(folder: &Path) -> PathBuf {
    folder.join("database.sock")
}

/// A copy of WordPress's own files, for it looks for everything else beside them.
async fn copy_site(folder: &Path, site: &Path, port: u16) -> Outcome {
    let source = env::var("TE_WORDPRESS").unwrap_or_else(|_| "/usr/share/wordpress".to_owned());
    ensure!(Path::new(&source).join("wp-settings.php").is_file(), "there is no WordPress in {source}");
    read(program("cp").args(["-rL", &source]).arg(site), "").await?;
    let config = fs::read_to_string(fixtures().join("wp-config.php"))?
        .replace("{socket}", &socket(folder).to_string_lossy())
        .replace("{origin}", &format!("http://127.0.0.1:{port}"))
        .replace("{folder}", &folder.to_string_lossy());
    let old = site.join("wp-config.php");
    if old.exists() {
        fs::remove_file(&old)?;
    }
    fs::write(old, config)?;
    let own = site.join("wp-content/mu-plugins");
    fs::create_dir_all(&own)?;
    fs::copy(fixtures().join("quiet.php"), own.join("quiet.php"))?;
    // Browsers ask for it by themselves.
    fs::write(site.join("favicon.ico"), [])?;
    Ok(())
}

fn fixtures() -> PathBuf {
    workspace().join("tests/fixtures/wordpress")
}

/// A port that nobody has at this moment: PHP cannot be asked to choose one itself and to say it.
fn free_port() -> Outcome<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A program on `PATH`, or where servers are kept, which `PATH` leaves out for most people.
fn program(name: &str) -> Command {
    let server = Path::new("/usr/sbin").join(name);
    let mut command = if server.is_file() { Command::new(server) } else { Command::new(name) };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    command
}

/// What a program prints when it is given something to read.
async fn read(command: &mut Command, given: &str) -> Outcome<String> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().context("it takes no input")?;
    // It may end without reading.
    let _ = input.write_all(given.as_bytes()).await;
    drop(input);
    let output = child.wait_with_output().await?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    ensure!(output.status.success(), "{command:?} failed: {}{}", text(&output.stdout), text(&output.stderr));
    Ok(text(&output.stdout))
}
