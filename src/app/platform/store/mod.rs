//! The plans of this browser, in IndexedDB: a card and a document per plan, both texts, in two object stores under the same key.
//!
//! Lists of plans need the cards alone, however large the documents are. Local storage would not do: it loses minutes of work when
//! the browser is killed.

mod failure;
mod request;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbOpenDbRequest};

pub use self::failure::Failure;
use self::request::{Transaction, opened, result};

/// The database's name in the browser.
const DATABASE: &str = "fundpool";
/// Counts the ways in which the database was laid out.
const LAYOUT: u32 = 1;
const CARDS: &str = "cards";
const DOCUMENTS: &str = "documents";

/// What is stored of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// What lists show of it.
    pub card: String,
    /// The plan document.
    pub document: String,
}

/// The way to the plans; opened when first used, and again when the browser has closed it.
#[derive(Clone, Default)]
pub struct Store {
    connection: Rc<RefCell<Option<Connection>>>,
}

struct Connection {
    database: IdbDatabase,
    _listeners: [EventListener; 2],
}

/// Two that were opened at once leave one over: until the browser clears it away it would stand in the way of another layout.
impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

impl Store {
    /// Every key with its card.
    ///
    /// # Errors
    /// Why the browser does not give them.
    pub async fn cards(&self) -> Result<Vec<(String, String)>, Failure> {
        let transaction = self.begin(false).await?;
        let store = transaction.store(CARDS)?;
        let (keys, cards) = (store.get_all_keys(), store.get_all());
        let (keys, cards) = (result(keys).await?, result(cards).await?);
        transaction.done().await?;
        let text = |value: JsValue| value.as_string().unwrap_or_default();
        Ok(Array::from(&keys).iter().map(text).zip(Array::from(&cards).iter().map(text)).collect())
    }

    /// What is stored under the key.
    ///
    /// # Errors
    /// Why the browser does not give it.
    pub async fn read(&self, key: &str) -> Result<Option<Record>, Failure> {
        let transaction = self.begin(false).await?;
        let key = JsValue::from_str(key);
        let (card, document) = (transaction.store(CARDS)?.get(&key), transaction.store(DOCUMENTS)?.get(&key));
        let (card, document) = (result(card).await?, result(document).await?);
        transaction.done().await?;
        if card.is_undefined() && document.is_undefined() {
            return Ok(None);
        }
        let text = |value: JsValue| value.as_string().unwrap_or_default();
        Ok(Some(Record { card: text(card), document: text(document) }))
    }

    /// Stores a record in one transaction, unless `may_replace` says no to the card that is there. `false`: it said no, and nothing
    /// is changed. `true` only once the browser has all of it.
    ///
    /// # Errors
    /// Why the browser does not take it; then nothing is changed.
    pub async fn write(
        &self,
        key: &str,
        record: &Record,
        may_replace: impl Fn(Option<&str>) -> bool,
    ) -> Result<bool, Failure> {
        let transaction = self.begin(true).await?;
        let (cards, documents) = (transaction.store(CARDS)?, transaction.store(DOCUMENTS)?);
        let key = JsValue::from_str(key);
        let there = result(cards.get(&key)).await?;
        // What is no text is no card of ours, and stays.
        let card = there.as_string().unwrap_or_default();
        if !may_replace((!there.is_undefined()).then_some(&*card)) {
            transaction.done().await?;
            return Ok(false);
        }
        // Whether a single request succeeds says nothing: all is stored when the transaction says so.
        let puts = [
            cards.put_with_key(&JsValue::from_str(&record.card), &key),
            documents.put_with_key(&JsValue::from_str(&record.document), &key),
        ];
        let refused = puts.into_iter().find_map(Result::err);
        if let Some(error) = refused {
            transaction.abort();
            return Err(Failure::of(&error));
        }
        transaction.done().await.map(|()| true)
    }

    /// Stores a record without a look at what is there, for a page that may be gone the next moment: only whoever has the plan for
    /// itself may. Nobody waits for what comes of it.
    pub fn write_at_once(&self, key: &str, record: &Record) {
        let database = self.connection.borrow().as_ref().map(|connection| connection.database.clone());
        let begun = database.map(|database| Transaction::begin(&database, &[CARDS, DOCUMENTS], true));
        let Some(Ok(transaction)) = begun else { return };
        let key = JsValue::from_str(key);
        for (store, text) in [(CARDS, &record.card), (DOCUMENTS, &record.document)] {
            let put =
                transaction.store(store).map(|store| store.put_with_key(&JsValue::from_str(text), &key));
            if !matches!(put, Ok(Ok(_))) {
                return transaction.abort();
            }
        }
        transaction.commit();
    }

    /// Takes a record away.
    ///
    /// # Errors
    /// Why the browser does not; then it is still there.
    pub async fn remove(&self, key: &str) -> Result<(), Failure> {
        let transaction = self.begin(true).await?;
        let key = JsValue::from_str(key);
        for store in [CARDS, DOCUMENTS] {
            result(transaction.store(store)?.delete(&key)).await?;
        }
        transaction.done().await
    }

    /// Begins a transaction, over a new connection where the old one is closed.
    async fn begin(&self, writes: bool) -> Result<Transaction, Failure> {
        let names = [CARDS, DOCUMENTS];
        let known = self.connection.borrow().as_ref().map(|connection| connection.database.clone());
        if let Some(database) = known {
            match Transaction::begin(&database, &names, writes) {
                Err(Failure::Closed) => {}
                begun => return begun,
            }
        }
        let database = connect().await?;
        self.connection.replace(Some(self.watched(database.clone())));
        Transaction::begin(&database, &names, writes)
    }

    /// A connection that makes way for another layout of the database, and is let go when the browser closes it.
    fn watched(&self, database: IdbDatabase) -> Connection {
        let let_go = |name: &'static str| {
            let connection = Rc::downgrade(&self.connection);
            EventListener::new(&database, name, move |_| {
                let old = connection.upgrade().and_then(|connection| connection.take());
                // Dropped later: a listener must not drop itself while it runs.
                yew::platform::spawn_local(async move { drop(old) });
            })
        };
        let listeners = [let_go("versionchange"), let_go("close")];
        Connection { database, _listeners: listeners }
    }
}

async fn connect() -> Result<IdbDatabase, Failure> {
    let factory = window().indexed_db().ok().flatten().ok_or(Failure::Denied)?;
    let request = factory.open_with_u32(DATABASE, LAYOUT).map_err(|error| Failure::of(&error))?;
    let laid_out = request.clone();
    let _layout = EventListener::once(&request, "upgradeneeded", move |_| lay_out(&laid_out));
    opened(&request).await
}

fn lay_out(request: &IdbOpenDbRequest) {
    if let Ok(database) = request.result() {
        let database: IdbDatabase = wasm_bindgen::JsCast::unchecked_into(database);
        for store in [CARDS, DOCUMENTS] {
            // A store that cannot be made fails the opening, which is told.
            let _ = database.create_object_store(store);
        }
    }
}
