"""GOA: Goals and indicators."""

from kompplan.i18n.text import Text

FAMILY = Text("Goals and indicators", "Mål och indikatorer")
