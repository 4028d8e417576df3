//! What pages are made of besides answers: *recipes*, numbered lists of numbered ingredients. Pages of one kind have one
//! recipe, so a page's trace holds a number, and a build looks once at each recipe, however many pages have it.

use crate::base::fingerprint::Fingerprint;
use crate::press::Press;
use crate::press::ingredient::Ingredient;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// All ingredients and recipes that a ledger speaks of, by number. Only grows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Recipes {
    /// Each ingredient with its fingerprint.
    ingredients: Vec<(Ingredient, Fingerprint)>,
    /// Each recipe: the numbers of its ingredients, sorted.
    recipes: Vec<Box<[u32]>>,
}

impl Recipes {
    /// The ingredient of a number.
    pub(super) fn ingredient(&self, number: u32) -> Option<&Ingredient> {
        self.ingredients.get(number as usize).map(|(ingredient, _)| ingredient)
    }

    /// The ingredients of a recipe, sorted.
    pub(super) fn of(&self, recipe: u32) -> Vec<&Ingredient> {
        let numbers = self.recipes.get(recipe as usize).into_iter().flatten();
        let mut ingredients: Vec<_> = numbers.filter_map(|&number| self.ingredient(number)).collect();
        ingredients.sort_unstable();
        ingredients
    }
}

/// The recipes of a build: those of the ledger with what changed of them, and those that printing adds.
#[derive(Debug)]
pub(super) struct Kitchen {
    /// Of each recipe of the ledger, the first ingredient that is another than it was.
    changed: Vec<Option<u32>>,
    /// Many threads print.
    learnt: RwLock<Learnt>,
}

/// All ingredients and recipes, and their numbers.
#[derive(Debug, Default)]
struct Learnt {
    known: Recipes,
    ingredients: HashMap<Ingredient, u32>,
    recipes: HashMap<Box<[u32]>, u32>,
}

impl Kitchen {
    /// The recipes of an earlier build, held against what the press has now.
    pub(super) fn new(mut known: Recipes, press: &Press) -> Self {
        let mut differs = Vec::with_capacity(known.ingredients.len());
        for (ingredient, print) in &mut known.ingredients {
            let now = press.fingerprint(ingredient);
            differs.push(*print != now);
            *print = now;
        }
        let is_changed = |number: &u32| differs.get(*number as usize).copied().unwrap_or(true);
        let changed = known.recipes.iter().map(|recipe| recipe.iter().copied().find(is_changed)).collect();
        let ingredients = known.ingredients.iter().zip(0..).map(|((one, _), number)| (one.clone(), number));
        let learnt = Learnt {
            ingredients: ingredients.collect(),
            recipes: known.recipes.iter().cloned().zip(0..).collect(),
            known,
        };
        Self { changed, learnt: RwLock::new(learnt) }
    }

    /// The number of the first ingredient of a recipe that is another than it was; of a recipe that the ledger does not
    /// have, none that is known.
    pub(super) fn changed(&self, recipe: u32) -> Option<u32> {
        self.changed.get(recipe as usize).copied().unwrap_or(Some(u32::MAX))
    }

    /// The file whose address an ingredient is, if it is one.
    pub(super) fn file(&self, number: u32) -> Option<String> {
        let learnt = self.learnt.read().unwrap_or_else(PoisonError::into_inner);
        match learnt.known.ingredient(number) {
            Some(Ingredient::Asset(file)) => Some(file.clone()),
            _ => None,
        }
    }

    /// The number of the recipe of some ingredients; a new one gets a number.
    pub(super) fn number(&self, press: &Press, made_of: &[Ingredient]) -> u32 {
        let known = self.learnt.read().unwrap_or_else(PoisonError::into_inner).find(made_of);
        known.unwrap_or_else(|| {
            self.learnt.write().unwrap_or_else(PoisonError::into_inner).learn(press, made_of)
        })
    }

    /// All recipes, for the next build.
    pub(super) fn into_recipes(self) -> Recipes {
        self.learnt.into_inner().unwrap_or_else(PoisonError::into_inner).known
    }
}

impl Learnt {
    fn find(&self, made_of: &[Ingredient]) -> Option<u32> {
        let numbers = made_of.iter().map(|ingredient| self.ingredients.get(ingredient).copied());
        let mut numbers: Vec<u32> = numbers.collect::<Option<_>>()?;
        numbers.sort_unstable();
        self.recipes.get(numbers.as_slice()).copied()
    }

    fn learn(&mut self, press: &Press, made_of: &[Ingredient]) -> u32 {
        let mut recipe: Vec<u32> = made_of.iter().map(|one| self.learn_ingredient(press, one)).collect();
        recipe.sort_unstable();
        let recipe: Box<[u32]> = recipe.into();
        let next = u32::try_from(self.known.recipes.len()).unwrap_or(u32::MAX);
        let number = *self.recipes.entry(recipe.clone()).or_insert(next);
        if number == next {
            self.known.recipes.push(recipe);
        }
        number
    }

    fn learn_ingredient(&mut self, press: &Press, ingredient: &Ingredient) -> u32 {
        if let Some(&number) = self.ingredients.get(ingredient) {
            return number;
        }
        let number = u32::try_from(self.known.ingredients.len()).unwrap_or(u32::MAX);
        self.ingredients.insert(ingredient.clone(), number);
        self.known.ingredients.push((ingredient.clone(), press.fingerprint(ingredient)));
        number
    }
}
